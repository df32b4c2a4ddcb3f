import { OperationKind } from './operation';

/**
 * How long an operation was ready to wait: the `argument` of the operations that can be given a time-out, and of `Sleep`. That of
 * `Fire` is `Limited` if time passed until the timer was due, else `None`.
 */
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

/** One bit a kind: the engine asks for every operation. (None of those beyond the bits of an integer is among them.) */
const PATIENT = [
  OperationKind.Join,
  OperationKind.Sleep,
  OperationKind.Acquire,
  OperationKind.Wait,
  OperationKind.SemaphoreAcquire,
  OperationKind.EventWait,
  OperationKind.BarrierLeave,
  OperationKind.QueuePut,
  OperationKind.QueueGet,
].reduce((bits, kind) => bits | (1 << kind), 0);

/** Does the operation's `argument` tell its patience? */
export function hasPatience(kind: OperationKind): boolean {
  return (kind as number) < 32 && ((PATIENT >>> kind) & 1) === 1;
}
