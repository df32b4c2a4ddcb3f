import { OperationKind, OperationResult, type Trace } from '@heddle/trace';
import { HappensBefore } from '../race/happens-before';

/** Is the operation one of those by which tasks start and end one another? */
export function forksOrJoins(trace: Trace, at: number): boolean {
  const kind = trace.kind[at]!;
  return (
    (kind === (OperationKind.Start as number) || kind === (OperationKind.Join as number)) &&
    trace.result[at] === (OperationResult.Yes as number)
  );
}

/**
 * A number that two runs share when their tasks started and joined one another in the same way, and made their
 * synchronisation objects so: then tasks and objects with the same ids are the same in both.
 *
 * Counterexample without it: two tasks each make a lock. In one run lock 0 is the first task's, in another the second's,
 * and `0 before 1` of the one run and `1 before 0` of the other would look like a circle.
 */
export function shapeOf(trace: Trace): number {
  let shape = 0;
  const { length, kind, task, object } = trace;
  for (let at = 0; at < length; at++) {
    const operation = kind[at]!;
    if (operation !== (OperationKind.Start as number) && operation !== (OperationKind.Join as number))
      continue;
    if (!forksOrJoins(trace, at)) continue;
    shape = mixed(shape, (task[at]! << 16) ^ (object[at]! << 2) ^ (operation & 3));
  }
  const { objectCreator, objectKind } = trace;
  for (let id = 0; id < objectCreator.length; id++) {
    shape = mixed(shape, (objectCreator[id]! << 4) ^ objectKind[id]!);
  }
  return shape;
}

/** By task: the last clock value that the task's operation with this index lies behind, by forks and joins alone. */
export function forkJoinClock(trace: Trace, at: number): Int32Array {
  const order = new HappensBefore();
  order.open(trace);
  for (let before = 0; before < at; before++) {
    if (forksOrJoins(trace, before)) order.perform(trace, before);
  }
  const row = trace.task[at]! * order.width;
  return order.clocks.slice(row, row + order.width);
}

function mixed(hash: number, value: number): number {
  return Math.imul(hash ^ value, 0x01000193) ^ (hash >>> 15);
}
