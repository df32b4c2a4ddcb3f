import type { Context } from '../context';
import { CUSTOM } from '../inspect';
import type { Calls } from '../calls';
import { builtIn, isObject, type Callable, type Constructor, type Running } from '../types';
import { stampCombinators } from './combinators';
import type { Loop } from './loop';
import { createPromises, type Capability, type Deferred, type Promises } from './promises';
import { PENDING, PromiseState, REJECTED, type Reacting, type Reaction } from './state';

const { apply, construct } = Reflect;

type Executor = (resolve: Capability['resolve'], reject: Capability['reject']) => unknown;

export interface PromiseParts {
  readonly Promise: object;
  readonly promises: Promises;
}

/** The realm's `Promise`: its jobs are the event loop's, so that nothing depends on the microtasks of the machine. */
export function createPromise(context: Context, loop: Loop, calls: Calls): PromiseParts {
  const { stamps } = context;
  const { runOver } = stamps;
  const isIntrinsic = (constructor: unknown): boolean => stamps.promiseConstructors.has(constructor);

  class Promise {
    constructor(executor: unknown) {
      if (typeof executor !== 'function')
        throw new TypeError(`Promise resolver ${describe(executor)} is not a function`);
      loop.require();
      const state = new PromiseState(this);
      stamps.stampPromise(this, state);
      const { resolve, reject } = promises.resolvingFunctions(state);
      try {
        (executor as Executor)(resolve, reject);
      } catch (error) {
        if (error === runOver) throw error;
        reject(error);
      }
    }

    then(onFulfilled?: unknown, onRejected?: unknown): object {
      const state = promises.stateOf(this);
      if (state === undefined)
        throw new TypeError('Method Promise.prototype.then called on incompatible receiver');
      const result = promises.deferred(speciesOf(this));
      loop.then(state, new Handlers(loop.task(), onFulfilled, onRejected, result));
      return result.promise;
    }

    catch(onRejected?: unknown): unknown {
      return (this as { then: Callable }).then(undefined, onRejected);
    }

    finally(onFinally?: unknown): unknown {
      if (!isObject(this)) throw new TypeError('Promise.prototype.finally called on a non-object');
      const { then } = this as { then: Callable };
      if (typeof onFinally !== 'function') return apply(then, this, [onFinally, onFinally]);
      const constructor = speciesOf(this);
      const after = (last: Callable): unknown => {
        const promise = promises.promiseResolve(constructor, (onFinally as Callable)());
        return (promise as { then: Callable }).then(last);
      };
      return apply(then, this, [
        (value: unknown) => after(() => value),
        (reason: unknown) =>
          after(() => {
            throw reason;
          }),
      ]);
    }

    get [Symbol.toStringTag](): string {
      return 'Promise';
    }

    [CUSTOM](_depth: number, _options: object, show: (value: unknown) => string): string {
      const { status, value } = promises.stateOf(this) ?? { status: PENDING, value: undefined };
      if (status === PENDING) return 'Promise { <pending> }';
      return `Promise { ${status === REJECTED ? '<rejected> ' : ''}${show(value)} }`;
    }

    static get [Symbol.species](): unknown {
      return this;
    }
  }

  class Handlers implements Reaction {
    constructor(
      readonly task: number,
      private readonly onFulfilled: unknown,
      private readonly onRejected: unknown,
      private readonly result: Deferred | undefined,
    ) {}

    react(rejected: boolean, value: unknown): Reacting {
      const handler = rejected ? this.onRejected : this.onFulfilled;
      if (stamps.preemptive && typeof handler === 'function')
        return this.switchable(handler as Callable, value);
      if (typeof handler !== 'function') {
        if (rejected) this.result?.reject(value);
        else this.result?.resolve(value);
        return;
      }
      let answer: unknown;
      try {
        answer = (handler as (value: unknown) => unknown)(value);
      } catch (error) {
        if (error === runOver || this.result === undefined) throw error;
        this.result.reject(error);
        return;
      }
      this.result?.resolve(answer);
    }

    private *switchable(handler: Callable, value: unknown): Running<void> {
      let answer: unknown;
      try {
        answer = yield* calls.invoke(handler, undefined, [value]);
      } catch (error) {
        if (error === runOver || this.result === undefined) throw error;
        this.result.reject(error);
        return;
      }
      this.result?.resolve(answer);
    }
  }

  // Bundlers rename a class whose name is a global one.
  Object.defineProperty(Promise, 'name', { value: 'Promise', configurable: true });

  // An executor is called at once, in the midst of code that can be switched.
  stamps.stampConstructor(Promise, function* (executor) {
    if (typeof executor !== 'function')
      throw new TypeError(`Promise resolver ${describe(executor)} is not a function`);
    if (!stamps.preemptive) return construct(Promise, [executor], this as Constructor);
    let settle: Omit<Capability, 'promise'> | undefined;
    const made = construct(
      Promise,
      [(resolve: Capability['resolve'], reject: Capability['reject']) => (settle = { resolve, reject })],
      this as Constructor,
    ) as object;
    try {
      yield* calls.invoke(executor, undefined, [settle!.resolve, settle!.reject]);
    } catch (error) {
      if (error === runOver) throw error;
      settle!.reject(error);
    }
    return made;
  });

  /** SpeciesConstructor(promise, %Promise%). */
  const speciesOf = (promise: object): unknown => {
    const constructor: unknown = promise.constructor;
    if (constructor === undefined || isIntrinsic(constructor)) return Promise;
    if (!isObject(constructor)) throw new TypeError('The .constructor property is not an object');
    const species = (constructor as { [Symbol.species]?: unknown })[Symbol.species];
    return species === undefined || species === null ? Promise : species;
  };

  /**
   * Calls a promise's `then` for a combinator of a constructor. Nobody gets to see the promise that is answered; where
   * no code of the program's is called either, none is made.
   */
  const then = (constructor: unknown, promise: unknown, onFulfilled: unknown, onRejected: unknown): void => {
    const method: unknown = (promise as { then?: unknown }).then;
    if (typeof method !== 'function') throw new TypeError('promise.then is not a function');
    const state =
      isIntrinsic(constructor) && stamps.promiseThens.has(method) ? promises.stateOf(promise) : undefined;
    if (state === undefined || speciesOf(promise as object) !== Promise) {
      apply(method as Callable, promise, [onFulfilled, onRejected]);
      return;
    }
    loop.then(state, new Handlers(loop.task(), onFulfilled, onRejected, undefined));
  };

  const promises = createPromises(context, loop, Promise.prototype);
  stamps.promiseConstructors.add(Promise);
  stamps.promiseThens.add(builtIn(Promise.prototype, 'then'));
  stampCombinators(Promise, promises, then, runOver);
  return { Promise, promises };
}

function describe(value: unknown): string {
  return isObject(value) ? '#<Object>' : String(value);
}
