import * as t from '@babel/types';
import { replace, rangeOf, type Edit } from '../edit';
import type { Operator } from '../operator';
import type { ParsedProgram } from '../parsed-program';

const COUNTED = /^(?:Semaphore|BoundedSemaphore|Barrier|Queue|LifoQueue|PriorityQueue|\w*Pool)$/;
/** Those that have a count when none is written. */
const ONE_UNLESS_GIVEN = /^(?:Semaphore|BoundedSemaphore)$/;

/** MXC (modify the count of a semaphore, latch or barrier) of ConMAn: one more, one less. */
export const permitCount: Operator = {
  name: 'permit-count',
  changes: (program) =>
    program.nodes.flatMap((node) => {
      if (!t.isNewExpression(node) || !t.isIdentifier(node.callee) || !COUNTED.test(node.callee.name))
        return [];
      return [1, -1].flatMap((by) => {
        const edit = changedCount(program, node, by);
        return edit === undefined ? [] : [{ at: node, edits: [edit] }];
      });
    }),
};

function changedCount(program: ParsedProgram, made: t.NewExpression, by: number): Edit | undefined {
  const [count] = made.arguments;
  if (count === undefined) {
    if (!ONE_UNLESS_GIVEN.test((made.callee as t.Identifier).name)) return undefined;
    const { start, end } = rangeOf(made);
    return { start, end, text: `${program.text(made).replace(/\s*\(\s*\)$/, '')}(${1 + by})` };
  }
  if (t.isNumericLiteral(count)) return replace(count, String(count.value + by));
  const text = program.text(count);
  const operand = t.isIdentifier(count) || t.isMemberExpression(count) ? text : `(${text})`;
  return t.isSpreadElement(count) ? undefined : replace(count, `${operand} ${by > 0 ? '+' : '-'} 1`);
}
