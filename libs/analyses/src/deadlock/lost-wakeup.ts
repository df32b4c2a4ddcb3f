import { isMemoryAccess, isWrite, OperationKind, OperationResult, type Trace } from '@heddle/trace';
import type { Event, LostWakeup, WaitEdge } from '@heddle/verdict';
import { HeldLocks } from '../held-locks';
import { eventAt } from './wait-edge';

/**
 * The wake-up that somebody missed, for a run in which these tasks wait for ever: the last notification of what one of them waits
 * for came before it began to wait, and met nobody.
 *
 * The last one only: if one came later, while the task waited, it woke somebody else (`notify` where it should have been `notifyAll`,
 * a woken task that waits again), and if it woke somebody, the wake-up was not lost but used up. Both are `stuck`.
 *
 * Nor is it lost on a task that looked, after it, at what was written under the notifier's lock: that task knows what the notification was about, and
 * waits for something else. (Counterexample: a worker takes a job without having to wait for it, then waits for the end that `close` forgets to tell.) Nor on the
 * notifier itself, if it waits without having given the lock back. (Counterexample: `put` tells of its element, and waits until somebody has taken it.)
 */
export function lostWakeup(trace: Trace, waiting: readonly WaitEdge[]): LostWakeup | undefined {
  for (const edge of waiting) {
    const missed =
      edge.on === 'condition'
        ? unheardNotifications(trace, edge)
        : edge.on === 'event'
          ? erasedSignal(trace, edge)
          : undefined;
    if (missed !== undefined) return { kind: 'lost-wakeup', waiter: edge.task, ...missed, waiting };
  }
  return undefined;
}

type Missed = Pick<LostWakeup, 'began' | 'notifications' | 'erased'>;

function unheardNotifications(trace: Trace, { task, object }: WaitEdge): Missed | undefined {
  const began = beginningOfWait(trace, task, object);
  if (began < 0) return undefined;
  const notifications: Event[] = [];
  let last = lastOf(trace, OperationKind.Notify, object, trace.length);
  if (last < 0 || last > began || trace.result[last] !== 0 || knew(trace, task, object, last, began)) {
    return undefined;
  }
  while (last >= 0 && trace.result[last] === 0) {
    notifications.unshift(eventAt(trace, last));
    last = lastOf(trace, OperationKind.Notify, object, last);
  }
  return { began: eventAt(trace, began), notifications };
}

/** That of an async task is its last `await`: its loop keeps the books of its conditions. */
function beginningOfWait(trace: Trace, task: number, condition: number): number {
  const began = lastOf(trace, OperationKind.Wait, condition, trace.length, task);
  if (began >= 0 || trace.executor[task] === task) return began;
  for (let at = trace.length - 1; at >= 0; at--)
    if (trace.task[at] === task && trace.kind[at] === OperationKind.Await) return at;
  return -1;
}

/**
 * Did the waiter notify itself under the lock that it waits with, or read, between the notification and its wait, what the notifier
 * had written under that lock?
 */
function knew(trace: Trace, waiter: number, condition: number, notified: number, began: number): boolean {
  const held = new HeldLocks().open(trace);
  held.advance(notified);
  const lock = trace.objectArgument[condition]!;
  const since = held.heldSince(lock);
  const notifier = trace.task[notified]!;
  held.advance(began);
  if (notifier === waiter && held.holder(lock) === waiter && held.heldSince(lock) <= notified) return true;
  const written = new Set<number>();
  for (let at = since; at < notified; at++) {
    if (trace.task[at] !== notifier || !isMemoryAccess(trace.kind[at]!)) continue;
    if (isWrite(trace.kind[at]!)) written.add(trace.object[at]!);
  }
  for (let at = notified + 1; at < began; at++) {
    if (trace.task[at] === waiter && isMemoryAccess(trace.kind[at]!) && written.has(trace.object[at]!))
      return true;
  }
  return false;
}

/**
 * An event that was set and cleared again before anybody saw it set, by the one who set it or by the one who waits. A third one
 * takes back what the event says. (Counterexample: `idle` is set as long as nothing is under way, a request clears it, and nobody
 * sets it again when the request fails.)
 */
function erasedSignal(trace: Trace, { task, object }: WaitEdge): Missed | undefined {
  const set = lastOf(trace, OperationKind.EventSet, object, trace.length);
  if (set < 0) return undefined;
  let cleared = -1;
  for (let at = set + 1; at < trace.length && cleared < 0; at++) {
    if (trace.object[at] !== object) continue;
    const sees = trace.kind[at] === OperationKind.EventWait || trace.kind[at] === OperationKind.Inspect;
    if (sees && trace.result[at] === (OperationResult.Yes as number)) return undefined;
    if (trace.kind[at] === OperationKind.EventClear) cleared = at;
  }
  if (cleared < 0 || ![trace.task[set], task].includes(trace.task[cleared])) return undefined;
  return { notifications: [eventAt(trace, set)], erased: eventAt(trace, cleared) };
}

/** The last operation of a kind on an object before an index, by one task if one is given; -1 if there is none. */
function lastOf(trace: Trace, kind: OperationKind, object: number, before: number, task = -1): number {
  for (let at = before - 1; at >= 0; at--) {
    if (trace.kind[at] !== kind || trace.object[at] !== object) continue;
    if (task < 0 || trace.task[at] === task) return at;
  }
  return -1;
}
