import { ObjectKind, OperationKind } from '@heddle/trace';
import type { Running } from '../types';
import type { ShimErrors } from './errors';
import { count, seconds, type Kit } from './kit';
import { CLOSED } from './results';

export function createBarrier(
  kit: Kit,
  { BrokenBarrierError }: ShimErrors,
): new (parties: number, action?: unknown, timeout?: number) => object {
  function* arrive(id: number, timeout: number, site: number): Running<number> {
    const index = yield kit.operation(OperationKind.BarrierWait, id, 0, timeout, site);
    if (index === CLOSED) throw new BrokenBarrierError('the barrier is broken');
    return index;
  }

  class Barrier {
    #parties: number;
    #action: unknown;
    #timeout: number;
    #id: number;
    /** With an action: where the others wait for it to end. */
    #exit: number;

    constructor(parties: unknown, action?: unknown, timeout?: unknown) {
      this.#parties = count(parties, 1, 'the number of parties');
      this.#action = action;
      this.#timeout = seconds(timeout);
      this.#id = kit.create(ObjectKind.Barrier, this.#parties, this);
      this.#exit =
        action === undefined || action === null
          ? -1
          : kit.context.port.create(ObjectKind.Barrier, this.#parties);
    }

    get parties(): number {
      return this.#parties;
    }

    /** The last to arrive performs the action, before anybody goes on. */
    *wait(timeout?: unknown): Running<number> {
      const site = kit.site();
      const limit = timeout === undefined ? this.#timeout : seconds(timeout);
      const index = yield* arrive(this.#id, limit, site);
      if (this.#exit < 0) return index;
      if (index === this.#parties - 1) {
        try {
          yield* kit.calls.invoke(this.#action, undefined, []);
        } catch (error) {
          yield* this.#both(OperationKind.BarrierAbort, site);
          throw error;
        }
      }
      yield* arrive(this.#exit, -1, site);
      return index;
    }

    /** How many are waiting now. */
    *waiting(): Running<number> {
      return yield kit.operation(OperationKind.Inspect, this.#id, 0, -1, kit.site());
    }

    *reset(): Running<void> {
      yield* this.#both(OperationKind.BarrierReset, kit.site());
    }

    *abort(): Running<void> {
      yield* this.#both(OperationKind.BarrierAbort, kit.site());
    }

    *#both(kind: OperationKind, site: number): Running<void> {
      yield kit.operation(kind, this.#id, 0, -1, site);
      if (this.#exit >= 0) yield kit.operation(kind, this.#exit, 0, -1, site);
    }
  }
  kit.publish(Barrier);
  return Barrier;
}
