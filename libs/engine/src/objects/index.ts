import { ObjectKind } from '@heddle/trace';
import { BarrierState } from './barrier';
import { ConditionState } from './condition';
import { EventState } from './event';
import { LockState } from './lock';
import { QueueState } from './queue';
import { SemaphoreState } from './semaphore';

export { BarrierState, ConditionState, EventState, LockState, QueueState, SemaphoreState };
export type { BarrierRound } from './barrier';

export type SynchronisationObject =
  BarrierState | ConditionState | EventState | LockState | QueueState | SemaphoreState;

/**
 * @param objects those that exist already; a condition finds its lock there
 * @throws {RangeError} if what it finds is no lock
 */
export function createObject(
  kind: ObjectKind,
  argument: number,
  objects: readonly SynchronisationObject[],
): SynchronisationObject {
  switch (kind) {
    case ObjectKind.Lock:
      return new LockState(false);
    case ObjectKind.ReentrantLock:
      return new LockState(true);
    case ObjectKind.Condition: {
      const lock = objects[argument];
      if (!(lock instanceof LockState))
        throw new RangeError(`a condition needs a lock; object ${argument} is none`);
      return new ConditionState(lock);
    }
    case ObjectKind.Semaphore:
      return new SemaphoreState(argument, Infinity);
    case ObjectKind.BoundedSemaphore:
      return new SemaphoreState(argument, argument);
    case ObjectKind.Event:
      return new EventState();
    case ObjectKind.Barrier:
      return new BarrierState(argument);
    case ObjectKind.Queue:
      return new QueueState(argument);
  }
}
