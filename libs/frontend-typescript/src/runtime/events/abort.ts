import type { Timers } from '../asynchronous/timers';
import type { Kit } from '../threading/kit';
import { isObject, type Running } from '../types';
import { DOMException } from './errors';
import type { TargetParts } from './target';

/** Nobody but `AbortController` and the methods of `AbortSignal` make signals. */
const INTERNAL = Symbol('internal');

export interface AbortParts {
  readonly AbortController: new () => object;
  readonly AbortSignal: object;
  /** Calls back when the signal aborts, or at once if it has; answers how to give that up. */
  readonly onAbort: (signal: unknown, then: (reason: unknown) => void) => () => void;
}

/** `AbortController` and `AbortSignal` as in the DOM standard. */
export function createAbort(kit: Kit, timers: Timers, events: TargetParts): AbortParts {
  const { EventTarget, Event, dispatch, attribute } = events;
  let abort!: (signal: object, reason: unknown) => Running<void>;
  const orDefault = (reason: unknown): unknown =>
    reason === undefined ? new DOMException('This operation was aborted', 'AbortError') : reason;

  class AbortSignal extends EventTarget {
    #aborted = false;
    #reason: unknown;
    /** The signals made of this one by `any`. */
    readonly #dependents: AbortSignal[] = [];
    constructor(token: unknown) {
      if (token !== INTERNAL) throw new TypeError('Illegal constructor');
      super();
    }
    static {
      abort = function* (target, reason) {
        const signal = target as AbortSignal;
        if (signal.#aborted) return;
        const aborted = [signal, ...signal.#dependents.filter((each) => !each.#aborted)];
        for (const each of aborted) {
          each.#aborted = true;
          each.#reason = reason;
        }
        for (const each of aborted) yield* dispatch(each, new Event('abort'));
      };
    }
    get aborted(): boolean {
      return this.#aborted;
    }
    get reason(): unknown {
      return this.#reason;
    }
    throwIfAborted(): void {
      if (this.#aborted) throw this.#reason;
    }
    static abort(reason?: unknown): AbortSignal {
      const signal = new AbortSignal(INTERNAL);
      signal.#aborted = true;
      signal.#reason = orDefault(reason);
      return signal;
    }
    static timeout(milliseconds: unknown): AbortSignal {
      const signal = new AbortSignal(INTERNAL);
      const reason = new DOMException('The operation was aborted due to timeout', 'TimeoutError');
      timers.after(milliseconds, kit.site(), () => abort(signal, reason), false);
      return signal;
    }
    static any(signals: Iterable<AbortSignal>): AbortSignal {
      const sources = [...signals];
      const first = sources.find(({ aborted }) => aborted);
      if (first !== undefined) return AbortSignal.abort(first.reason);
      const signal = new AbortSignal(INTERNAL);
      for (const source of sources) {
        if (#dependents in source) source.#dependents.push(signal);
        else follow(source, (reason) => kit.drive(abort(signal, reason)));
      }
      return signal;
    }
  }
  attribute(AbortSignal, 'abort');

  class AbortController {
    readonly #signal = new AbortSignal(INTERNAL);
    get signal(): AbortSignal {
      return this.#signal;
    }
    *abort(reason?: unknown): Running<void> {
      yield* abort(this.#signal, orDefault(reason));
    }
  }

  return {
    AbortController,
    AbortSignal,
    onAbort: (signal, then) => {
      if (signal === undefined || signal === null) return () => undefined;
      if (!isObject(signal) || !('aborted' in signal))
        throw new TypeError('The "options.signal" property must be an instance of AbortSignal.');
      const source = signal as Signal;
      if (source.aborted) {
        then(source.reason);
        return () => undefined;
      }
      return follow(source, then);
    },
  };
}

/** A signal of either realm. */
interface Signal {
  readonly aborted: boolean;
  readonly reason: unknown;
  addEventListener(type: 'abort', listener: () => void, options: { once: true }): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

function follow(signal: Signal, then: (reason: unknown) => void): () => void {
  const listener = (): void => then(signal.reason);
  signal.addEventListener('abort', listener, { once: true });
  return () => signal.removeEventListener('abort', listener);
}
