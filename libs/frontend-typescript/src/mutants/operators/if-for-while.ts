import * as t from '@babel/types';
import { methodCall } from '../calls';
import { replace, rangeOf } from '../edit';
import type { Operator } from '../operator';
import { some } from '../statements';

/**
 * A wait that does not look again when it was woken. Between the notification and the return of `wait()` others run: Lampson
 * and Redell, "Experience with Processes and Monitors in Mesa" (CACM 1980), ask for the loop. `waitFor` is that loop.
 */
export const ifForWhile: Operator = {
  name: 'if-for-while',
  changes: (program) =>
    program.nodes.flatMap((node) => {
      if (t.isWhileStatement(node) && some(node, false, (each) => methodCall(each)?.method === 'wait')) {
        const { start } = rangeOf(node);
        return [{ at: node, edits: [{ start, end: start + 'while'.length, text: 'if' }] }];
      }
      const found = t.isExpressionStatement(node) ? methodCall(node.expression) : undefined;
      const [predicate, ...others] = found?.call.arguments ?? [];
      if (found?.method !== 'waitFor' || others.length > 0 || !t.isArrowFunctionExpression(predicate))
        return [];
      if (t.isBlockStatement(predicate.body)) return [];
      const text = `if (!(${program.text(predicate.body)})) ${program.text(found.object)}.wait();`;
      return [{ at: node, edits: [replace(node, text)] }];
    }),
};
