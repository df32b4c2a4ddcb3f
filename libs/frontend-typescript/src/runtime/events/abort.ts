import type { Timers } from '../asynchronous/timers';
import { CUSTOM } from '../inspect';
import type { Kit } from '../threading/kit';
import { isObject, type Running } from '../types';
import { DOMException, illegalConstructor, invalidType, nodeError, outOfRange } from './errors';
import { isSignal, type Signal, type TargetParts } from './target';

/** Nobody but `AbortController` and the methods of `AbortSignal` make signals. */
const INTERNAL = Symbol('internal');
const MAX_DELAY = 2 ** 32 - 1;

export interface AbortParts {
  readonly AbortController: new () => object;
  readonly AbortSignal: object;
  /** @throws if somebody passed as `options.signal` what is none */
  readonly signalOf: (given: unknown) => Signal | undefined;
  /** Calls back when the signal aborts, if there is one; answers how to give that up. */
  readonly onAbort: (signal: Signal | undefined, then: (reason: unknown) => void) => () => void;
}

/** `AbortController` and `AbortSignal` as in the DOM standard. */
export function createAbort(kit: Kit, timers: Timers, events: TargetParts): AbortParts {
  const { EventTarget, trusted, send, attribute, whenAborted } = events;
  let abort!: (signal: object, reason: unknown) => Running<void>;
  const orDefault = (reason: unknown): unknown =>
    reason === undefined ? new DOMException('This operation was aborted', 'AbortError') : reason;

  class AbortSignal extends EventTarget {
    #aborted = false;
    #reason: unknown;
    /** The signals made of this one by `any`. */
    readonly #dependents = new Set<AbortSignal>();
    /** What it was made of by `any`: signals that were not made so themselves. */
    readonly #sources = new Set<AbortSignal>();
    constructor(token: unknown) {
      if (token !== INTERNAL) throw illegalConstructor();
      super();
    }
    static {
      abort = function* (target, reason) {
        const signal = target as AbortSignal;
        if (signal.#aborted) return;
        const aborted = [signal, ...[...signal.#dependents].filter((each) => !each.#aborted)];
        for (const each of aborted) {
          each.#aborted = true;
          each.#reason = reason;
        }
        for (const each of aborted) yield* send(each, trusted('abort'));
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
      if (typeof milliseconds !== 'number') throw invalidType('delay', 'of type number', milliseconds);
      if (!Number.isInteger(milliseconds)) throw outOfRange('delay', 'an integer', milliseconds);
      if (milliseconds < 0 || milliseconds > MAX_DELAY)
        throw outOfRange('delay', `>= 0 && <= ${MAX_DELAY}`, milliseconds);
      const signal = new AbortSignal(INTERNAL);
      const reason = new DOMException('The operation was aborted due to timeout', 'TimeoutError');
      timers.after(milliseconds, kit.site(), () => abort(signal, reason), false);
      return signal;
    }
    static any(signals: unknown): AbortSignal {
      const sources = signalsOf(signals);
      const first = sources.find(({ aborted }) => aborted);
      if (first !== undefined) return AbortSignal.abort(first.reason);
      const signal = new AbortSignal(INTERNAL);
      for (const source of sources) {
        if (#dependents in source) signal.#follow(source);
        else whenAborted(source, 'signal', (reason) => kit.drive(abort(signal, reason)));
      }
      return signal;
    }
    #follow(other: AbortSignal): void {
      const sources = other.#sources.size > 0 ? other.#sources : [other];
      for (const source of sources) {
        this.#sources.add(source);
        source.#dependents.add(this);
      }
    }
    get [Symbol.toStringTag](): string {
      return 'AbortSignal';
    }
    [CUSTOM](): string {
      return `AbortSignal { aborted: ${this.#aborted} }`;
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
    get [Symbol.toStringTag](): string {
      return 'AbortController';
    }
    [CUSTOM](): string {
      return `AbortController { signal: ${this.#signal[CUSTOM]()} }`;
    }
  }

  return {
    AbortController,
    AbortSignal,
    signalOf: (given) => {
      if (given === undefined || isSignal(given)) return given;
      throw invalidType('options.signal', 'an instance of AbortSignal', given);
    },
    onAbort: (signal, then) =>
      signal === undefined ? () => undefined : whenAborted(signal, 'options.signal', then),
  };
}

function signalsOf(given: unknown): Signal[] {
  const refused = (what: string): TypeError => nodeError(new TypeError(what), 'ERR_INVALID_ARG_TYPE');
  if (!isObject(given) || !(Symbol.iterator in given))
    throw refused('signals cannot be converted to sequence.');
  const signals = [...(given as Iterable<unknown>)];
  const wrong = signals.findIndex((each) => !isSignal(each));
  if (wrong >= 0) throw refused(`signals[${wrong}] is not of type AbortSignal.`);
  return signals as Signal[];
}
