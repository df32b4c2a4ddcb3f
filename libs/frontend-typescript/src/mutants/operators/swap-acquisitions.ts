import * as t from '@babel/types';
import { callStatement } from '../calls';
import { replace } from '../edit';
import type { Change, Operator } from '../operator';
import type { ParsedProgram } from '../parsed-program';
import { heldLock } from '../regions/lock-hold';
import { lockRuns } from '../regions/lock-run';

/** Two locks that are taken one after the other are taken in the other order. ESP and EELO (exchange lock objects) of ConMAn. */
export const swapAcquisitions: Operator = {
  name: 'swap-acquisitions',
  changes: (program) => [...inLists(program), ...nested(program)],
};

function inLists(program: ParsedProgram): readonly Change[] {
  const taken = (node: t.Statement | undefined) => callStatement(node, 'acquire')?.object ?? heldLock(node);
  return program
    .statementLists()
    .flatMap((list) =>
      list.flatMap((statement, index) => exchange(program, taken(statement), taken(list[index + 1]))),
    );
}

/** `a.run(() => b.run(f))`. */
function nested(program: ParsedProgram): readonly Change[] {
  const runs = lockRuns(program);
  return runs.flatMap(({ lock, body }) => {
    const only = t.isBlockStatement(body.body) ? onlyExpression(body.body) : body.body;
    return exchange(program, lock, runs.find(({ call }) => call === only)?.lock);
  });
}

function onlyExpression({ body }: t.BlockStatement): t.Node | null | undefined {
  const [only, ...others] = body;
  if (others.length > 0) return undefined;
  if (t.isReturnStatement(only)) return only.argument;
  return t.isExpressionStatement(only) ? only.expression : undefined;
}

function exchange(
  program: ParsedProgram,
  first: t.Node | undefined,
  second: t.Node | undefined,
): readonly Change[] {
  if (first === undefined || second === undefined) return [];
  return [{ at: first, edits: [replace(first, program.text(second)), replace(second, program.text(first))] }];
}
