/** What an operation answers its task. Counts (a queue's length, a barrier's index) are answered as they are. */
export enum OperationResult {
  /** Timed out, or a try that found the object taken. */
  No = 0,
  Yes = 1,
  /** The object refuses: released but not held, waited without the lock, task never started, … The front-end throws. */
  Refused = -1,
  /** The barrier is broken, or the queue is shut down. The front-end throws. */
  Closed = -2,
  /** The operation would have to wait, and was asked not to (`Port.perform`). The front-end throws. */
  Blocked = -3,
}
