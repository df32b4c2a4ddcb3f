import { ObjectKind, OperationKind } from '@heddle/trace';
import type { Running } from '../types';
import { count, timeoutOf, type Kit } from './kit';
import type { Locks } from './lock';
import { REFUSED, YES } from './results';

type SemaphoreClass = new (permits?: number) => object;

export function createSemaphores(
  kit: Kit,
  { Guard }: Locks,
): { Semaphore: SemaphoreClass; BoundedSemaphore: SemaphoreClass } {
  function* release(id: number, permits: number, site: number): Running<void> {
    const result = yield kit.operation(OperationKind.SemaphoreRelease, id, permits, -1, site);
    if (result === REFUSED) throw new RangeError('semaphore released too many times');
  }

  const semaphoreClass = (name: string, kind: ObjectKind): SemaphoreClass => {
    const made = {
      [name]: class {
        #id: number;

        constructor(permits: unknown = 1) {
          this.#id = kit.create(kind, count(permits, 0, 'the initial number of permits'), this);
        }

        *acquire(blocking?: unknown, timeout?: unknown): Running<boolean> {
          const site = kit.site();
          const limit = timeoutOf(blocking, timeout, 'blocking');
          return (yield kit.operation(OperationKind.SemaphoreAcquire, this.#id, 0, limit, site)) === YES;
        }

        *release(permits: unknown = 1): Running<void> {
          const site = kit.site();
          yield* release(this.#id, count(permits, 1, 'the number of permits to release'), site);
        }

        *run(body: unknown): Running {
          const site = kit.site();
          yield kit.operation(OperationKind.SemaphoreAcquire, this.#id, 0, -1, site);
          try {
            return yield* kit.calls.invoke(body, undefined, []);
          } finally {
            yield* release(this.#id, 1, site);
          }
        }

        *hold(): Running<object> {
          yield kit.operation(OperationKind.SemaphoreAcquire, this.#id, 0, -1, kit.site());
          return new Guard(() => release(this.#id, 1, kit.site()));
        }

        *[Symbol.dispose](): Running<void> {
          yield* release(this.#id, 1, kit.site());
        }
      },
    }[name]!;
    kit.publish(made);
    return made;
  };

  return {
    Semaphore: semaphoreClass('Semaphore', ObjectKind.Semaphore),
    BoundedSemaphore: semaphoreClass('BoundedSemaphore', ObjectKind.BoundedSemaphore),
  };
}
