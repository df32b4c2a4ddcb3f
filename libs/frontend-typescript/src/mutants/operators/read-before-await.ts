import * as t from '@babel/types';
import { methodCall } from '../calls';
import { insertBefore, replace, unusedName, type Edit } from '../edit';
import type { Change, Operator } from '../operator';
import type { ParsedProgram } from '../parsed-program';
import { some, touchesShared, usesNamesOf } from '../statements';

/**
 * What is shared is read before an `await`, and used after it: `x += await f()`, in two statements. Who came in between is
 * forgotten. Moved is what the statement after the one with the `await` reads: the old value of `x += …` and of `x++`, the test
 * of an `if`, the value of a new variable; of the latter two as much as does not need what was awaited.
 */
export const readBeforeAwait: Operator = {
  name: 'read-before-await',
  changes: (program) =>
    program.nodes.flatMap((node) => (t.isStatement(node) ? changesOf(program, node) : [])),
};

function changesOf(program: ParsedProgram, node: t.Statement): readonly Change[] {
  const above = lastAwaitBefore(program, node);
  const value = above && valueOf(node);
  if (!above || !value) return [];
  const name = unusedName(program.source, 'before');
  return sharedReads(program, value, above).map((read) => {
    const declaration = `const ${name} = ${program.text(read)};`;
    const edits = [insertBefore(program.source, above, declaration), withName(program, node, read, name)];
    return { at: node, edits };
  });
}

/** The statement with an `await` that is the last one before this: the one above it, or the `try` whose `finally` it begins. */
function lastAwaitBefore(program: ParsedProgram, statement: t.Statement): t.Statement | undefined {
  const { list, index } = program.placeOf(statement);
  let above = list[index - 1];
  if (index === 0) {
    const block = program.parentOf(statement);
    const around = block && program.parentOf(block);
    if (t.isTryStatement(around) && around.finalizer === block) above = around;
  }
  return above && some(above, false, (each) => t.isAwaitExpression(each)) ? above : undefined;
}

function valueOf(node: t.Statement): t.Node | undefined {
  if (t.isIfStatement(node)) return node.test;
  if (t.isVariableDeclaration(node) && node.declarations.length === 1)
    return node.declarations[0]!.init ?? undefined;
  const expression = t.isExpressionStatement(node) ? node.expression : undefined;
  if (t.isUpdateExpression(expression)) return expression.argument;
  return t.isAssignmentExpression(expression) && expression.operator !== '=' ? expression.left : undefined;
}

/** The largest parts of a value that read what is shared, and do not need what the statement above declares. */
function sharedReads(program: ParsedProgram, value: t.Node, above: t.Statement): readonly t.Node[] {
  if (isSharedRead(program, value) && !usesNamesOf(program, value, [above])) return [value];
  const parts = t.isBinary(value)
    ? [value.left, value.right]
    : t.isUnaryExpression(value)
      ? [value.argument]
      : [];
  return parts.flatMap((part) => sharedReads(program, part, above));
}

/** Methods that change nothing. */
const READING = new Set([
  'at',
  'entries',
  'every',
  'get',
  'has',
  'includes',
  'keys',
  'slice',
  'some',
  'values',
]);

function isSharedRead(program: ParsedProgram, value: t.Node): boolean {
  if (t.isFunction(value) || !touchesShared(program, value)) return false;
  return !some(value, false, (each) => {
    if (t.isCallExpression(each) || t.isOptionalCallExpression(each))
      return !READING.has(methodCall(each)?.method ?? '');
    return (
      t.isAwaitExpression(each) ||
      t.isNewExpression(each) ||
      t.isAssignmentExpression(each) ||
      t.isUpdateExpression(each)
    );
  });
}

/** The statement, with the name of what was read in the place of reading it. */
function withName(program: ParsedProgram, node: t.Node, read: t.Node, name: string): Edit {
  const expression = t.isExpressionStatement(node) ? node.expression : undefined;
  const target = program.text(read);
  if (t.isUpdateExpression(expression))
    return replace(expression, `${target} = ${name} ${expression.operator[0]!} 1`);
  if (t.isAssignmentExpression(expression)) {
    const operator = expression.operator.slice(0, -1);
    return replace(expression, `${target} = ${name} ${operator} (${program.text(expression.right)})`);
  }
  return replace(read, name);
}
