import { Ending, OperationKind, type Trace } from '@heddle/trace';
import type { Leak } from '@heddle/verdict';
import { eventAt } from '../deadlock/wait-edge';
import type { HeldLocks } from '../held-locks';

/**
 * The locks that ended tasks still hold when a run completes: the next one to want them would wait for ever. (A re-entrant lock is
 * held until it was released as often as it was acquired.) A daemon that is still alive, or was killed, may hold what it likes. A lock that a task released
 * which did not hold it is a signal, like a semaphore without a permit: that it was taken at last says only that the signal has been seen.
 */
export function leakedLocks(trace: Trace, held: HeldLocks): Leak | undefined {
  if (trace.ending !== Ending.Completed || trace.objectKind.length === 0) return undefined;
  held.open(trace).advance(trace.length);
  let locks: Leak['locks'] | undefined;
  for (let object = 0; object < trace.objectKind.length; object++) {
    const holder = held.holder(object);
    if (holder < 0 || !held.hasEnded(holder) || held.isSignal(object)) continue;
    if (trace.daemon[holder] === true && wasKilled(trace, holder)) continue;
    locks = [...(locks ?? []), { object, acquired: eventAt(trace, held.heldSince(object)) }];
  }
  return locks && { kind: 'leak', locks, tasks: [], waiting: [] };
}

function wasKilled({ kind, object, length }: Trace, task: number): boolean {
  for (let at = 0; at < length; at++)
    if (kind[at] === (OperationKind.Kill as number) && object[at] === task) return true;
  return false;
}
