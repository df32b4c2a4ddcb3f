import type { Asynchronous } from '../asynchronous';
import type { Kit } from '../threading/kit';
import { isObject, type Callable, type Twin } from '../types';
import { abortError, illegalConstructor, invalidType } from './errors';
import type { AbortParts } from './abort';
import type { Signal } from './target';

interface Options {
  readonly signal: Signal | undefined;
  readonly ref: boolean;
}

/** `node:timers/promises`. */
export function createTimerPromises(
  kit: Kit,
  { loop, promises, timers, functions, asyncGenerator, yields, globals }: Asynchronous,
  { signalOf, onAbort }: AbortParts,
): object {
  const { Promise } = globals as { Promise: typeof globalThis.Promise };
  /** Node's own `finally`, which no program can patch: it takes a few jobs longer than one. */
  const lastly = (promise: Promise<unknown>, clean: () => void): object =>
    new Promise((resolve, reject) => {
      new Promise((then, otherwise) => void promise.then(then, otherwise))
        .finally(clean)
        .then(resolve, reject);
    });

  const optionsOf = (given: unknown): Options => {
    if (given === undefined) return { signal: undefined, ref: true };
    if (!isObject(given)) throw invalidType('options', 'of type object', given);
    const { signal, ref } = given as { signal?: unknown; ref?: unknown };
    if (ref !== undefined && typeof ref !== 'boolean')
      throw invalidType('options.ref', 'of type boolean', ref);
    return { signal: signalOf(signal), ref: ref ?? true };
  };

  /** A promise that a timer settles, or the signal before it. */
  const settledBy = (
    start: (fire: () => void, keepsAlive: boolean) => () => void,
    delay: unknown,
    value: unknown,
    given: unknown,
  ): object => {
    const result = promises.create();
    try {
      if (delay !== undefined && typeof delay !== 'number')
        throw invalidType('delay', 'of type number', delay);
      const { signal, ref } = optionsOf(given);
      if (signal?.aborted === true) throw abortError(signal.reason);
      const cancel = start(() => promises.resolve(result, value), ref);
      if (signal === undefined) return result.promise;
      const forget = onAbort(signal, (reason) => {
        cancel();
        loop.reject(result, abortError(reason));
      });
      return lastly(result.promise as Promise<unknown>, forget);
    } catch (error) {
      loop.reject(result, error);
      return result.promise;
    }
  };

  const setTimeout = (delay?: unknown, value?: unknown, options?: unknown): object => {
    const site = kit.site();
    return settledBy(
      (fire, keepsAlive) => timers.after(delay, site, fire, keepsAlive),
      delay,
      value,
      options,
    );
  };
  const setImmediate = (value?: unknown, options?: unknown): object => {
    const site = kit.site();
    return settledBy(
      (fire, keepsAlive) => timers.immediately(site, fire, keepsAlive),
      undefined,
      value,
      options,
    );
  };

  /** An async generator, as in Node: ticks that nobody has taken yet are counted. */
  const ticks: Twin = function* (delay, value, given) {
    const site = kit.site();
    if (delay !== undefined && typeof delay !== 'number') throw invalidType('delay', 'of type number', delay);
    const { signal, ref } = optionsOf(given);
    if (signal?.aborted === true) throw abortError(signal.reason);
    let due = 0;
    let tell: (() => void) | undefined;
    let aborted: { readonly reason: unknown } | undefined;
    const cancel = timers.every(
      delay,
      site,
      () => {
        due++;
        tell?.();
        tell = undefined;
      },
      ref,
    );
    const forget = onAbort(signal, (reason) => {
      aborted = { reason };
      cancel();
      tell?.();
    });
    try {
      while (aborted === undefined) {
        if (due === 0) {
          const next = promises.create();
          tell = () => promises.resolve(next, undefined);
          yield functions.awaited(next.promise, site);
        }
        for (; due > 0; due--) {
          yield functions.awaited(value, site);
          yield yields.yielded(value);
        }
      }
      throw abortError(aborted.reason);
    } finally {
      cancel();
      forget();
    }
  };
  const setInterval = (...args: unknown[]): object => asyncGenerator(ticks, undefined, args);

  class Scheduler {
    constructor() {
      throw illegalConstructor();
    }
    wait(delay: unknown, options?: unknown): object {
      return setTimeout(delay, undefined, options);
    }
    yield(): object {
      return setImmediate();
    }
  }
  const scheduler = Object.create(Scheduler.prototype) as object;
  return { setTimeout, setImmediate, setInterval: setInterval as Callable, scheduler };
}
