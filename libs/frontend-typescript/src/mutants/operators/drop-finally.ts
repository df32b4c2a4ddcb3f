import * as t from '@babel/types';
import { rangeOf, replace, textFor, unusedName, type Edit } from '../edit';
import type { Operator } from '../operator';
import type { ParsedProgram } from '../parsed-program';
import { isJump, leaves, some, touchesShared } from '../statements';

/** RFU (remove finally around unlock) of ConMAn: what the `finally` did is done on the normal way only. */
export const dropFinally: Operator = {
  name: 'drop-finally',
  changes: (program) =>
    program.nodes.flatMap((node) => {
      if (!t.isTryStatement(node) || !node.finalizer || cannotFail(node)) return [];
      return [{ at: node, edits: afterwards(program, node, node.finalizer) }];
    }),
};

/** A `catch` that always completes normally leaves nothing to the `finally` that a line after it would not do. */
function cannotFail({ block, handler }: t.TryStatement): boolean {
  return (
    !!handler &&
    !leaves(block) &&
    !leaves(handler) &&
    !some(handler, false, (each) => t.isThrowStatement(each) || t.isCallExpression(each))
  );
}

function afterwards(
  program: ParsedProgram,
  node: t.TryStatement,
  finalizer: t.BlockStatement,
): readonly Edit[] {
  const { source } = program;
  const keyword: readonly Edit[] = !node.handler
    ? [{ start: rangeOf(node).start, end: rangeOf(node.block).start, text: '' }]
    : [];
  const last = node.block.body.at(-1);
  const before = rangeOf(node.handler ?? node.block).end;
  if (last === undefined || !isJump(last)) {
    return [...keyword, { start: before, end: rangeOf(finalizer).start, text: separator(source, node) }];
  }
  // `return action();` → `const result = action(); lock.release(); return result;`
  const clean = finalizer.body.map((each) => textFor(source, each, last));
  const value = t.isReturnStatement(last) ? last.argument : undefined;
  const name = unusedName(source, 'result');
  const lines =
    !value || !touchesShared(program, value)
      ? [...clean, program.text(last)]
      : [`const ${name} = ${program.text(value)};`, ...clean, `return ${name};`];
  const indent = ' '.repeat(columnOf(source, rangeOf(last).start));
  return [
    ...keyword,
    replace(last, lines.join(`\n${indent}`)),
    { start: before, end: rangeOf(node).end, text: '' },
  ];
}

function separator(source: string, node: t.Node): string {
  return `\n${' '.repeat(columnOf(source, rangeOf(node).start))}`;
}

function columnOf(source: string, at: number): number {
  return at - (source.lastIndexOf('\n', at - 1) + 1);
}
