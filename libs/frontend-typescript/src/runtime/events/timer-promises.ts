import type { Asynchronous } from '../asynchronous';
import { PENDING } from '../asynchronous/state';
import type { Kit } from '../threading/kit';
import type { Callable, Twin } from '../types';
import { abortError } from './errors';
import type { AbortParts } from './abort';

interface Options {
  readonly signal?: unknown;
  readonly ref?: unknown;
}

/** `node:timers/promises`. */
export function createTimerPromises(
  kit: Kit,
  { loop, promises, timers, functions, asyncGenerator, yields }: Asynchronous,
  { onAbort }: AbortParts,
): object {
  /** A promise that a timer settles, or the signal before it. */
  const settledBy = (
    start: (fire: () => void, keepsAlive: boolean) => () => void,
    value: unknown,
    options: unknown,
  ): object => {
    const { signal, ref } = (options ?? {}) as Options;
    const result = promises.create();
    let cancel = (): void => undefined;
    const forget = onAbort(signal, (reason) => {
      cancel();
      loop.reject(result, abortError(reason));
    });
    if (result.status !== PENDING) return result.promise;
    cancel = start(() => {
      forget();
      promises.resolve(result, value);
    }, ref !== false);
    return result.promise;
  };

  const setTimeout = (delay: unknown, value?: unknown, options?: unknown): object => {
    const site = kit.site();
    return settledBy((fire, keepsAlive) => timers.after(delay, site, fire, keepsAlive), value, options);
  };
  const setImmediate = (value?: unknown, options?: unknown): object => {
    const site = kit.site();
    return settledBy((fire) => timers.immediately(site, fire), value, options);
  };

  /** An async generator, as in Node: ticks that nobody has taken yet are counted. */
  const ticks: Twin = function* (delay, value, options) {
    const site = kit.site();
    const { signal } = (options ?? {}) as Options;
    let due = 0;
    let tell: (() => void) | undefined;
    let aborted: { readonly reason: unknown } | undefined;
    let cancel = (): void => undefined;
    const arm = (): void => {
      cancel = timers.after(delay, site, () => {
        due++;
        tell?.();
        tell = undefined;
        arm();
      });
    };
    const forget = onAbort(signal, (reason) => {
      aborted = { reason };
      cancel();
      tell?.();
    });
    try {
      if (aborted === undefined) arm();
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

  const scheduler = {
    wait: (delay: unknown, options?: unknown) => setTimeout(delay, undefined, options),
    yield: () => setImmediate(),
  };
  return { setTimeout, setImmediate, setInterval: setInterval as Callable, scheduler };
}
