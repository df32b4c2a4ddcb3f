import type { Context } from '../context';
import type { IteratorRecord } from '../iteration';
import { isObject, type Callable } from '../types';
import type { Loop } from './loop';
import type { Promises } from './promises';
import type { PromiseState } from './state';

const { apply } = Reflect;

/** What `for await` goes over when it is given an ordinary iterable: an Async-from-Sync Iterator (ECMA-262, 27.1.6). */
export function createSyncIteratorWrapper(
  { stamps }: Context,
  promises: Promises,
  loop: Loop,
): (record: IteratorRecord) => IteratorRecord {
  const close = (iterator: object): void => {
    const method = (iterator as Record<string, unknown>)['return'];
    if (method !== undefined && method !== null) apply(method as Callable, iterator, []);
  };

  const closeQuietly = (iterator: object): void => {
    try {
      close(iterator);
    } catch (error) {
      if (error === stamps.runOver) throw error;
    }
  };

  return ({ iterator, next }) => {
    /** AsyncFromSyncIteratorContinuation. */
    const goOn = (given: object, state: PromiseState, closes: boolean): void => {
      const { done, value } = given as IteratorResult<unknown, unknown>;
      const isDone = Boolean(done);
      let inner: PromiseState;
      try {
        inner = promises.awaited(value);
      } catch (error) {
        if (error !== stamps.runOver && !isDone && closes) closeQuietly(iterator);
        throw error;
      }
      loop.then(inner, {
        task: loop.task(),
        react: (rejected, settled) => {
          if (!rejected) {
            promises.resolve(state, { value: settled, done: isDone });
            return;
          }
          if (!isDone && closes) closeQuietly(iterator);
          loop.reject(state, settled);
        },
      });
    };

    const answering = (body: (state: PromiseState) => void): object => {
      const state = promises.create();
      try {
        body(state);
      } catch (error) {
        if (error === stamps.runOver) throw error;
        loop.reject(state, error);
      }
      return state.promise;
    };

    const call = (method: unknown, args: readonly unknown[]): object => {
      const result = apply(method as Callable, iterator, args);
      if (!isObject(result)) throw new TypeError(`Iterator result ${String(result)} is not an object`);
      return result;
    };

    const made = {
      next: (...args: unknown[]) => answering((state) => goOn(call(next, args), state, true)),
      return: (...args: unknown[]) =>
        answering((state) => {
          const method = (iterator as Record<string, unknown>)['return'];
          if (method === undefined || method === null)
            promises.resolve(state, { value: args[0], done: true });
          else goOn(call(method, args), state, false);
        }),
      throw: (...args: unknown[]) =>
        answering((state) => {
          const method = (iterator as Record<string, unknown>)['throw'];
          if (method === undefined || method === null) {
            close(iterator);
            throw new TypeError("The iterator does not provide a 'throw' method.");
          }
          goOn(call(method, args), state, true);
        }),
    };
    return { iterator: made, next: made.next, value: undefined };
  };
}
