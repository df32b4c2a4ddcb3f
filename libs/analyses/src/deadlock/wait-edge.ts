import { LISTENING, OperationKind, type PendingOperation, type Trace } from '@heddle/trace';
import type { Event, WaitEdge } from '@heddle/verdict';
import type { HeldLocks } from '../held-locks';

/** What a blocked task waits for, or undefined if its operation is none that can block. `held` is at the trace's end. */
export function waitEdge(pending: PendingOperation, trace: Trace, held: HeldLocks): WaitEdge | undefined {
  const { object } = pending;
  switch (pending.kind) {
    case OperationKind.Acquire:
      return lockEdge(pending, object, trace, held);
    case OperationKind.Reacquire:
      return lockEdge(pending, trace.objectArgument[object]!, trace, held);
    case OperationKind.Wait:
      return edge(pending, 'condition', object);
    case OperationKind.Join:
      return { ...edge(pending, 'task', object), holder: object };
    case OperationKind.SemaphoreAcquire:
      return edge(pending, 'semaphore', object);
    case OperationKind.EventWait:
      return edge(pending, 'event', object);
    case OperationKind.BarrierWait:
    case OperationKind.BarrierLeave:
      return edge(pending, 'barrier', object);
    case OperationKind.QueuePut:
    case OperationKind.QueueGet:
    case OperationKind.QueueJoin:
      return edge(pending, 'queue', object);
    case OperationKind.Await:
    case OperationKind.Pause:
      return edge(pending, 'promise', object);
    case OperationKind.Turn:
      return edge(pending, object === LISTENING ? 'message' : 'promise', object);
    default:
      return undefined;
  }
}

export function eventAt(trace: Trace, step: number): Event {
  return { step, task: trace.task[step]!, site: trace.site[step]! };
}

function lockEdge(pending: PendingOperation, lock: number, trace: Trace, held: HeldLocks): WaitEdge {
  const holder = held.holder(lock);
  const waits = { ...edge(pending, 'lock', lock), holder };
  return holder < 0 ? waits : { ...waits, heldSince: eventAt(trace, held.heldSince(lock)) };
}

function edge({ task, site }: PendingOperation, on: WaitEdge['on'], object: number): WaitEdge {
  return { task, site, on, object, holder: -1 };
}
