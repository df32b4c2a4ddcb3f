import { OperationKind } from './operation';

/** How long an operation was ready to wait: the `argument` of the operations that can be given a time-out, and of `Sleep`. */
export enum Patience {
  Forever = 0,
  /** Until its time-out. */
  Limited = 1,
  /** Not at all: a try, or a sleep of no time. */
  None = 2,
}

/** `timeout` in seconds; negative for ever. */
export function patienceOf(timeout: number): Patience {
  if (timeout < 0) return Patience.Forever;
  return timeout > 0 ? Patience.Limited : Patience.None;
}

/** Does the operation's `argument` tell its patience? */
export function hasPatience(kind: OperationKind): boolean {
  switch (kind) {
    case OperationKind.Join:
    case OperationKind.Sleep:
    case OperationKind.Acquire:
    case OperationKind.Wait:
    case OperationKind.SemaphoreAcquire:
    case OperationKind.EventWait:
    case OperationKind.BarrierLeave:
    case OperationKind.QueuePut:
    case OperationKind.QueueGet:
      return true;
    default:
      return false;
  }
}
