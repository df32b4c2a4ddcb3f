import { isMemoryAccess, isWrite, OperationKind } from './operation';
import { OperationResult } from './result';

/**
 * Could an operation let somebody else go on? Taking and releasing a lock is no progress:
 * `while (true) { lock.acquire(); if (done) …; lock.release() }` polls, too.
 */
export function isProgress(kind: OperationKind, result: number): boolean {
  if (isMemoryAccess(kind)) return isWrite(kind);
  switch (kind) {
    case OperationKind.Inspect:
    case OperationKind.Sleep:
    case OperationKind.Pass:
    case OperationKind.Acquire:
    case OperationKind.Release:
    case OperationKind.SemaphoreAcquire:
    case OperationKind.SemaphoreRelease:
    case OperationKind.EventWait:
    case OperationKind.Join:
    case OperationKind.Wait:
    case OperationKind.Reacquire:
    case OperationKind.Turn:
    case OperationKind.Await:
    case OperationKind.Fire:
      return false;
    case OperationKind.Notify:
      return result > 0;
    default:
      return result >= 0 && result !== (OperationResult.No as number);
  }
}
