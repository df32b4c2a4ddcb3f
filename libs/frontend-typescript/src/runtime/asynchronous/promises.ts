import type { Context } from '../context';
import { isObject, type Callable, type Constructor } from '../types';
import type { Loop } from './loop';
import { PromiseState, type Reaction } from './state';

/** What can settle a promise: a PromiseCapability of the specification. */
export interface Capability {
  readonly promise: object;
  readonly resolve: (value: unknown) => unknown;
  readonly reject: (reason: unknown) => unknown;
}

/** A capability whose functions are methods. */
export interface Deferred {
  readonly promise: object;
  resolve(value: unknown): unknown;
  reject(reason: unknown): unknown;
}

/** The specification's operations on promises (ECMA-262, 27.2). */
export interface Promises {
  /** A new promise of this realm, of which only the runtime knows how it is settled. */
  readonly create: () => PromiseState & { readonly promise: object };
  /** What a promise's resolve function does. */
  readonly resolve: (state: PromiseState, value: unknown) => void;
  readonly resolvingFunctions: (state: PromiseState) => Omit<Capability, 'promise'>;
  /** NewPromiseCapability. */
  readonly capability: (constructor: unknown) => Capability;
  /** The same, for who settles it once and keeps its functions to himself: a realm's own promise needs none then. */
  readonly deferred: (constructor: unknown) => Deferred;
  /** PromiseResolve. */
  readonly promiseResolve: (constructor: unknown, value: unknown) => object;
  /** The promise that an `await` of the value waits for. */
  readonly awaited: (value: unknown) => PromiseState;
  readonly prototype: object;
  readonly stateOf: (value: unknown) => PromiseState | undefined;
}

const { apply, construct } = Reflect;

export function createPromises({ stamps }: Context, loop: Loop, prototype: object): Promises {
  const { runOver } = stamps;
  const isIntrinsic = (constructor: unknown): boolean => stamps.promiseConstructors.has(constructor);
  const stateOf = (value: unknown): PromiseState | undefined =>
    isObject(value) ? stamps.promiseOf(value) : undefined;

  // V8 allocates what `new` makes where it is made, and calls for `Object.create`.
  const OwnPromise = function () {} as unknown as { new (): object; prototype: object };
  OwnPromise.prototype = prototype;

  const create: Promises['create'] = () => {
    const promise = new OwnPromise();
    const state = new PromiseState(promise);
    stamps.stampPromise(promise, state);
    return state as ReturnType<Promises['create']>;
  };

  const resolve = (state: PromiseState, value: unknown): void => {
    if (!isObject(value)) {
      loop.fulfil(state, value);
      return;
    }
    if (value === state.promise) {
      loop.reject(state, new TypeError('Chaining cycle detected for promise #<Promise>'));
      return;
    }
    let then: unknown;
    try {
      then = (value as { then?: unknown }).then;
    } catch (error) {
      if (error === runOver) throw error;
      loop.reject(state, error);
      return;
    }
    if (typeof then !== 'function') loop.fulfil(state, value);
    else loop.enqueue(thenableJob(state, value, then as Callable), false, undefined);
  };

  /** NewPromiseResolveThenableJob. */
  const thenableJob = (state: PromiseState, thenable: object, then: Callable): Reaction => ({
    task: loop.task(),
    react: () => {
      const settle = resolvingFunctions(state);
      try {
        apply(then, thenable, [settle.resolve, settle.reject]);
      } catch (error) {
        if (error === runOver) throw error;
        settle.reject(error);
      }
    },
  });

  const resolvingFunctions = (state: PromiseState): Omit<Capability, 'promise'> => {
    let done = false;
    return {
      resolve: (value) => {
        if (done) return;
        done = true;
        resolve(state, value);
      },
      reject: (reason) => {
        if (done) return;
        done = true;
        loop.reject(state, reason);
      },
    };
  };

  const capability = (constructor: unknown): Capability => {
    if (isIntrinsic(constructor)) {
      const state = create();
      return { promise: state.promise, ...resolvingFunctions(state) };
    }
    if (typeof constructor !== 'function') throw new TypeError('Promise resolver is not a constructor');
    let settle: Omit<Capability, 'promise'> | undefined;
    const promise = construct(constructor as Constructor, [
      (resolveIt: unknown, rejectIt: unknown) => {
        if (settle !== undefined)
          throw new TypeError('Promise executor has already been invoked with non-undefined arguments');
        settle = { resolve: resolveIt, reject: rejectIt } as Capability;
      },
    ]);
    if (typeof settle?.resolve !== 'function' || typeof settle.reject !== 'function')
      throw new TypeError('Promise resolve or reject function is not callable');
    return { promise, ...settle };
  };

  class OwnDeferred implements Deferred {
    constructor(private readonly state: ReturnType<Promises['create']>) {}
    get promise(): object {
      return this.state.promise;
    }
    resolve(value: unknown): void {
      resolve(this.state, value);
    }
    reject(reason: unknown): void {
      loop.reject(this.state, reason);
    }
  }

  const deferred = (constructor: unknown): Deferred =>
    isIntrinsic(constructor) ? new OwnDeferred(create()) : capability(constructor);

  const isOf = (value: object, constructor: unknown): boolean => {
    const own: unknown = (value as { constructor?: unknown }).constructor;
    return own === constructor || (isIntrinsic(own) && isIntrinsic(constructor));
  };

  return {
    create,
    resolve,
    resolvingFunctions,
    capability,
    deferred,
    prototype,
    stateOf,
    promiseResolve: (constructor, value) => {
      if (stateOf(value) !== undefined && isOf(value as object, constructor)) return value as object;
      const made = deferred(constructor);
      made.resolve(value);
      return made.promise;
    },
    awaited: (value) => {
      const known = stateOf(value);
      if (known !== undefined && isIntrinsic((value as { constructor?: unknown }).constructor)) return known;
      const state = new PromiseState(undefined);
      resolve(state, value);
      return state;
    },
  };
}
