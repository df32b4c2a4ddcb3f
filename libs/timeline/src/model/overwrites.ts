import type { TraceStep } from '@heddle/verdict';
import { isRead, isWrite } from './operations';

/**
 * Writes by which another task's write is lost: by index, the index of what is lost. A task read, another one wrote, and
 * the first wrote without having looked again.
 */
export function overwrites(trace: readonly TraceStep[]): ReadonlyMap<number, number> {
  const lost = new Map<number, number>();
  /** By variable: the last write, and by task when it looked last. */
  const seen = new Map<string, { write: number; writer: number; looked: Map<number, number> }>();
  trace.forEach((step, index) => {
    if (step.blocked === true || !(isRead(step) || isWrite(step))) return;
    const known = seen.get(step.target) ?? { write: -1, writer: -1, looked: new Map<number, number>() };
    seen.set(step.target, known);
    // An update in one step looks and writes at once.
    if (step.operation === 'write') {
      const looked = known.looked.get(step.task);
      if (known.writer !== step.task && looked !== undefined && looked < known.write)
        lost.set(index, known.write);
    }
    if (isWrite(step)) {
      known.write = index;
      known.writer = step.task;
    }
    known.looked.set(step.task, index);
  });
  return lost;
}
