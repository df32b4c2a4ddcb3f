import * as t from '@babel/types';
import { methodCall } from '../calls';
import { replace } from '../edit';
import type { Operator } from '../operator';
import type { ParsedProgram } from '../parsed-program';

/** Whom one waits for in the place of all: of `all`, whoever ends first; of `allSettled`, whoever fails first. */
const INSTEAD: Readonly<Record<string, string>> = { all: 'race', allSettled: 'all' };

/**
 * Goes on before all have ended, the asynchronous relative of `notify-for-notify-all`. Only where nobody takes the results: they
 * are others, and the rest fails at once.
 */
export const firstForAll: Operator = {
  name: 'first-for-all',
  changes: (program) =>
    program.nodes.flatMap((node) => {
      const found = methodCall(node);
      if (!found || program.text(found.object) !== 'Promise' || takesResults(program, node)) return [];
      const instead = INSTEAD[found.method];
      return instead === undefined ? [] : [{ at: node, edits: [replace(found.property, instead)] }];
    }),
};

function takesResults(program: ParsedProgram, call: t.Node): boolean {
  const around = program.parentOf(call);
  return t.isAwaitExpression(around) && !t.isExpressionStatement(program.parentOf(around));
}
