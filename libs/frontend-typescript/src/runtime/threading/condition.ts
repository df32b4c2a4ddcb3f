import { ObjectKind, OperationKind } from '@heddle/trace';
import { isObject, type Running } from '../types';
import type { ShimErrors } from './errors';
import { count, seconds, timeoutOf, type Kit } from './kit';
import { NOT_HELD, NOT_HELD_AT_THE_END, type Locks } from './lock';
import { REFUSED, YES } from './results';

const ALL = -1;

export function createCondition(
  kit: Kit,
  locks: Locks,
  { RuntimeError }: ShimErrors,
): new (lock?: object) => object {
  const { idOf } = kit.context.stamps;

  function* release(lock: number, site: number, refusal = NOT_HELD): Running<void> {
    const result = yield kit.operation(OperationKind.Release, lock, 0, -1, site);
    if (result === REFUSED) throw new RuntimeError(refusal);
  }

  function* wait(id: number, timeout: number, site: number): Running<boolean> {
    const result = yield kit.operation(OperationKind.Wait, id, 0, timeout, site);
    if (result === REFUSED) throw new RuntimeError('cannot wait on un-acquired lock');
    return result === YES;
  }

  function* notify(id: number, waiters: number, site: number): Running<void> {
    const result = yield kit.operation(OperationKind.Notify, id, waiters, -1, site);
    if (result === REFUSED) throw new RuntimeError('cannot notify on un-acquired lock');
  }

  class Condition {
    #lock: number;
    #id: number;

    constructor(lock: object = new locks.RLock()) {
      const id = isObject(lock) ? idOf(lock) : undefined;
      if (id === undefined) throw new TypeError('a Condition takes a Lock or an RLock');
      this.#lock = id;
      this.#id = kit.create(ObjectKind.Condition, id, this);
      kit.names.labelField(this, 'lock', lock);
    }

    *acquire(blocking?: unknown, timeout?: unknown): Running<boolean> {
      const site = kit.site();
      const limit = timeoutOf(blocking, timeout, 'blocking');
      return (yield kit.operation(OperationKind.Acquire, this.#lock, 0, limit, site)) === YES;
    }

    *release(): Running<void> {
      yield* release(this.#lock, kit.site());
    }

    *wait(timeout?: unknown): Running<boolean> {
      const site = kit.site();
      if (typeof timeout === 'function')
        throw new TypeError('wait() takes a number of seconds; to wait for a predicate, call waitFor()');
      return yield* wait(this.#id, seconds(timeout), site);
    }

    /** Like Python's: the time-out is for all the waits together. */
    *waitFor(predicate: unknown, timeout?: unknown): Running {
      const site = kit.site();
      const limit = seconds(timeout);
      const end = kit.now() + limit;
      let result = yield* kit.calls.invoke(predicate, undefined, []);
      while (!result) {
        const left = limit < 0 ? -1 : end - kit.now();
        if (limit >= 0 && left <= 0) break;
        yield* wait(this.#id, left, site);
        result = yield* kit.calls.invoke(predicate, undefined, []);
      }
      return result;
    }

    *notify(waiters: unknown = 1): Running<void> {
      const site = kit.site();
      yield* notify(this.#id, count(waiters, 0, 'the number of threads to notify'), site);
    }

    *notifyAll(): Running<void> {
      yield* notify(this.#id, ALL, kit.site());
    }

    *run(body: unknown): Running {
      const site = kit.site();
      yield kit.operation(OperationKind.Acquire, this.#lock, 0, -1, site);
      try {
        return yield* kit.calls.invoke(body, undefined, []);
      } finally {
        yield* release(this.#lock, site);
      }
    }

    *hold(): Running<object> {
      yield kit.operation(OperationKind.Acquire, this.#lock, 0, -1, kit.site());
      return new locks.Guard(() => release(this.#lock, kit.site()));
    }

    *[Symbol.dispose](): Running<void> {
      yield* release(this.#lock, kit.site(), NOT_HELD_AT_THE_END);
    }
  }
  kit.publish(Condition);
  return Condition;
}
