import { isObject, type Callable } from '../types';
import type { Capability, Promises } from './promises';

const { apply } = Reflect;

type Resolver = (value: unknown) => unknown;

/** The static methods of `Promise` (ECMA-262, 27.2.4). @param then calls a promise's `then`, whose answer nobody needs */
export function stampCombinators(
  Promise: new (executor: unknown) => object,
  promises: Promises,
  then: (constructor: unknown, promise: unknown, onFulfilled: unknown, onRejected: unknown) => void,
  runOver: unknown,
): void {
  /** The part that all combinators share: one promise for what an iterable of them comes to. */
  const combined = (
    constructor: unknown,
    iterable: unknown,
    body: (result: Capability, each: (visit: (promise: unknown, index: number) => void) => void) => void,
  ): object => {
    const result = promises.capability(constructor);
    try {
      const resolve = (constructor as { resolve?: unknown }).resolve;
      if (typeof resolve !== 'function')
        throw new TypeError('Promise resolve or reject function is not callable');
      body(result, (visit) => {
        let index = 0;
        for (const value of iterable as Iterable<unknown>) {
          const promise: unknown = apply(resolve as Callable, constructor, [value]);
          visit(promise, index++);
        }
      });
    } catch (error) {
      if (error === runOver) throw error;
      result.reject(error);
    }
    return result.promise;
  };

  /** Calls back when each of them, and the loop that goes over them, have answered. */
  const collector = (finish: (values: unknown[]) => void) => {
    const values: unknown[] = [];
    let remaining = 1;
    const done = (): void => {
      if (--remaining === 0) finish(values);
    };
    return {
      done,
      slot: (index: number, wrap: Resolver): Resolver => {
        values[index] = undefined;
        remaining++;
        let called = false;
        return (value) => {
          if (called) return;
          called = true;
          values[index] = wrap(value);
          done();
        };
      },
      /** Two functions of which the first to be called counts. */
      slots: (index: number, wrap: Resolver, wrapOther: Resolver): [Resolver, Resolver] => {
        values[index] = undefined;
        remaining++;
        let called = false;
        const first =
          (chosen: Resolver): Resolver =>
          (value) => {
            if (called) return;
            called = true;
            values[index] = chosen(value);
            done();
          };
        return [first(wrap), first(wrapOther)];
      },
    };
  };

  const same: Resolver = (value) => value;

  const methods = {
    all(this: unknown, iterable: unknown): object {
      return combined(this, iterable, (result, each) => {
        const { slot, done } = collector(result.resolve);
        each((promise, index) => then(this, promise, slot(index, same), result.reject));
        done();
      });
    },

    allSettled(this: unknown, iterable: unknown): object {
      return combined(this, iterable, (result, each) => {
        const { slots, done } = collector(result.resolve);
        each((promise, index) => {
          const [fulfilled, rejected] = slots(
            index,
            (value) => ({ status: 'fulfilled', value }),
            (reason) => ({ status: 'rejected', reason }),
          );
          then(this, promise, fulfilled, rejected);
        });
        done();
      });
    },

    any(this: unknown, iterable: unknown): object {
      return combined(this, iterable, (result, each) => {
        const { slot, done } = collector((errors) =>
          result.reject(new AggregateError(errors, 'All promises were rejected')),
        );
        each((promise, index) => then(this, promise, result.resolve, slot(index, same)));
        done();
      });
    },

    race(this: unknown, iterable: unknown): object {
      return combined(this, iterable, (result, each) => {
        each((promise) => then(this, promise, result.resolve, result.reject));
      });
    },

    resolve(this: unknown, value: unknown): object {
      if (!isObject(this)) throw new TypeError('PromiseResolve called on non-object');
      return promises.promiseResolve(this, value);
    },

    reject(this: unknown, reason: unknown): object {
      const result = promises.deferred(this);
      result.reject(reason);
      return result.promise;
    },

    withResolvers(this: unknown): object {
      const { promise, resolve, reject } = promises.capability(this);
      return { promise, resolve, reject };
    },

    try(this: unknown, callback: unknown, ...args: unknown[]): object {
      if (!isObject(this)) throw new TypeError('Promise.try called on non-object');
      const result = promises.deferred(this);
      try {
        result.resolve(apply(callback as Callable, undefined, args));
      } catch (error) {
        if (error === runOver) throw error;
        result.reject(error);
      }
      return result.promise;
    },
  };

  for (const [name, value] of Object.entries(methods)) {
    Object.defineProperty(Promise, name, { value, writable: true, configurable: true });
  }
}
