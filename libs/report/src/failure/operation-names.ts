import { OperationKind } from '@heddle/trace';

/** What the report calls operations; part of its contract. */
const NAMES: Readonly<Record<OperationKind, string>> = {
  [OperationKind.Read]: 'read',
  [OperationKind.Write]: 'write',
  [OperationKind.AtomicRead]: 'atomic-read',
  [OperationKind.AtomicUpdate]: 'atomic-update',
  [OperationKind.Inspect]: 'inspect',
  [OperationKind.Start]: 'start',
  [OperationKind.Join]: 'join',
  [OperationKind.Sleep]: 'sleep',
  [OperationKind.Pass]: 'pass',
  [OperationKind.Acquire]: 'acquire',
  [OperationKind.Release]: 'release',
  [OperationKind.Wait]: 'wait',
  [OperationKind.Notify]: 'notify',
  [OperationKind.Reacquire]: 'reacquire',
  [OperationKind.SemaphoreAcquire]: 'semaphore-acquire',
  [OperationKind.SemaphoreRelease]: 'semaphore-release',
  [OperationKind.EventWait]: 'event-wait',
  [OperationKind.EventSet]: 'event-set',
  [OperationKind.EventClear]: 'event-clear',
  [OperationKind.BarrierWait]: 'barrier-wait',
  [OperationKind.BarrierReset]: 'barrier-reset',
  [OperationKind.BarrierAbort]: 'barrier-abort',
  [OperationKind.QueuePut]: 'put',
  [OperationKind.QueueGet]: 'get',
  [OperationKind.QueueTaskDone]: 'task-done',
  [OperationKind.QueueJoin]: 'queue-join',
  [OperationKind.QueueShutdown]: 'shutdown',
  [OperationKind.OutOfFuel]: 'out-of-fuel',
  [OperationKind.End]: 'end',
  [OperationKind.BarrierLeave]: 'barrier-leave',
  [OperationKind.Turn]: 'turn',
  [OperationKind.Await]: 'await',
  [OperationKind.Complete]: 'complete',
  [OperationKind.Fire]: 'fire',
  [OperationKind.Pause]: 'pause',
  [OperationKind.Kill]: 'kill',
};

export function operationName(kind: OperationKind): string {
  return NAMES[kind];
}
