import { ObjectKind, OperationKind } from '@heddle/trace';
import type { Running } from '../types';
import type { ShimErrors } from './errors';
import { timeoutOf, type Kit } from './kit';
import { REFUSED, YES } from './results';

export type LockClass = new () => object;

export const NOT_HELD = 'cannot release a lock that this thread does not hold';
/** The lock itself is disposable, for `lock.acquire(); using _ = lock;`. */
export const NOT_HELD_AT_THE_END = `${NOT_HELD}: \`using\` only releases it at the end of the block; use lock.hold(), which takes it, too`;

export interface Locks {
  readonly Lock: LockClass;
  readonly RLock: LockClass;
  /** What `hold()` returns: disposing of it releases what was taken. */
  readonly Guard: new (release: () => Running<void>) => object;
}

export function createLocks(kit: Kit, { RuntimeError }: ShimErrors): Locks {
  class Guard {
    #release: (() => Running<void>) | undefined;
    constructor(release: () => Running<void>) {
      this.#release = release;
    }
    *[Symbol.dispose](): Running<void> {
      const release = this.#release;
      this.#release = undefined;
      if (release) yield* release();
    }
  }
  kit.publish(Guard);

  function* acquire(id: number, timeout: number, site: number): Running<boolean> {
    return (yield kit.operation(OperationKind.Acquire, id, 0, timeout, site)) === YES;
  }

  function* release(id: number, site: number, refusal = NOT_HELD): Running<void> {
    const result = yield kit.operation(OperationKind.Release, id, 0, -1, site);
    if (result === REFUSED) throw new RuntimeError(refusal);
  }

  const lockClass = (name: string, kind: ObjectKind): LockClass => {
    const made = {
      [name]: class {
        #id = kit.create(kind, 0, this);

        *acquire(blocking?: unknown, timeout?: unknown): Running<boolean> {
          const site = kit.site();
          return yield* acquire(this.#id, timeoutOf(blocking, timeout, 'blocking'), site);
        }

        *release(): Running<void> {
          yield* release(this.#id, kit.site());
        }

        *locked(): Running<boolean> {
          return (yield kit.operation(OperationKind.Inspect, this.#id, 0, -1, kit.site())) !== 0;
        }

        *run(body: unknown): Running {
          const site = kit.site();
          yield* acquire(this.#id, -1, site);
          try {
            return yield* kit.calls.invoke(body, undefined, []);
          } finally {
            yield* release(this.#id, site);
          }
        }

        *hold(): Running<object> {
          const site = kit.site();
          yield* acquire(this.#id, -1, site);
          return new Guard(() => release(this.#id, kit.site()));
        }

        *[Symbol.dispose](): Running<void> {
          yield* release(this.#id, kit.site(), NOT_HELD_AT_THE_END);
        }
      },
    }[name]!;
    kit.publish(made);
    return made;
  };

  return {
    Lock: lockClass('Lock', ObjectKind.Lock),
    RLock: lockClass('RLock', ObjectKind.ReentrantLock),
    Guard,
  };
}
