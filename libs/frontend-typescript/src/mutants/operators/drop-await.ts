import * as t from '@babel/types';
import { rangeOf } from '../edit';
import type { Operator } from '../operator';
import type { ParsedProgram } from '../parsed-program';

/**
 * Something is begun, and not waited for. Only where nobody takes what comes of it (the rest fails at once): as a statement of
 * its own, and in a `return await` whose `try` is left too early without the `await`.
 */
export const dropAwait: Operator = {
  name: 'drop-await',
  changes: (program) =>
    program.nodes.flatMap((node) => {
      if (!t.isAwaitExpression(node) || t.isLiteral(node.argument)) return [];
      const around = program.parentOf(node);
      const matters =
        t.isExpressionStatement(around) || (t.isReturnStatement(around) && isInTry(program, around));
      if (!matters) return [];
      return [
        { at: node, edits: [{ start: rangeOf(node).start, end: rangeOf(node.argument).start, text: '' }] },
      ];
    }),
};

/** Is it in the block of a `try` of the same function? */
function isInTry(program: ParsedProgram, node: t.Node): boolean {
  for (
    let below = node, around = program.parentOf(node);
    around;
    below = around, around = program.parentOf(around)
  ) {
    if (t.isTryStatement(around) && around.block === below) return true;
    if (t.isFunction(around)) return false;
  }
  return false;
}
