import type { Asynchronous } from '../asynchronous';
import type { PromiseState } from '../asynchronous/state';
import { isError, isObject, type Callable } from '../types';
import { abortError, invalidType } from './errors';
import type { AbortParts } from './abort';

/** Either kind of what emits events, of either realm. */
interface Source {
  on?: Callable;
  once?: Callable;
  removeListener?: Callable;
  addEventListener?: Callable;
  removeEventListener?: Callable;
}

interface Options {
  readonly signal?: unknown;
  /** Events of an emitter's after which no more will come. */
  readonly close?: readonly unknown[];
}

function add(source: Source, name: unknown, listener: Callable, once: boolean): void {
  if (typeof source.on === 'function') source[once ? 'once' : 'on']!(name, listener);
  else if (typeof source.addEventListener === 'function') source.addEventListener(name, listener, { once });
  else throw invalidType('emitter', 'an instance of EventEmitter', source);
}

function remove(source: Source, name: unknown, listener: Callable): void {
  if (typeof source.removeListener === 'function') source.removeListener(name, listener);
  else source.removeEventListener?.(name, listener);
}

const isEmitter = (source: Source): boolean => typeof source.on === 'function';

function optionsOf(options: unknown): Options {
  if (options === undefined) return {};
  if (!isObject(options)) throw invalidType('options', 'of type object', options);
  return options;
}

/** `once` and `on` of `node:events`: events as promises, and as an async iterable. */
export function createEventStreams(
  { loop, promises }: Asynchronous,
  { signalOf, onAbort }: AbortParts,
): Readonly<Record<'once' | 'on', Callable>> {
  const answered = (settle: (state: PromiseState) => void): object => {
    const state = promises.create();
    settle(state);
    return state.promise;
  };

  const waitOnce = (source: unknown, name: unknown, options: unknown): object => {
    const signal = signalOf(optionsOf(options).signal);
    if (signal?.aborted === true) throw abortError(signal.reason);
    const result = promises.create();
    const emitter = source as Source;
    const cleanUp: (() => void)[] = [];
    const settle = (how: () => void): void => {
      for (const each of cleanUp.splice(0)) each();
      how();
    };
    const listener = (...args: unknown[]): void => settle(() => promises.resolve(result, args));
    const failed = (error: unknown): void => settle(() => loop.reject(result, error));
    add(emitter, name, listener, true);
    cleanUp.push(() => remove(emitter, name, listener));
    if (name !== 'error' && isEmitter(emitter)) {
      add(emitter, 'error', failed, true);
      cleanUp.push(() => remove(emitter, 'error', failed));
    }
    cleanUp.push(onAbort(signal, (reason) => failed(abortError(reason))));
    return result.promise;
  };

  /** An async function in Node, which answers a promise. */
  const once = (source: unknown, name: unknown, options?: unknown): object =>
    answered((state) => {
      try {
        promises.resolve(state, waitOnce(source, name, options));
      } catch (error) {
        loop.reject(state, error);
      }
    });

  const on = (source: unknown, name: unknown, options?: unknown): object => {
    const { signal: given, close = [] } = optionsOf(options);
    const signal = signalOf(given);
    if (signal?.aborted === true) throw abortError(signal.reason);
    const emitter = source as Source;
    const arrived: unknown[] = [];
    const asking: PromiseState[] = [];
    let error: { readonly value: unknown } | undefined;
    let finished = false;

    const listener = (...args: unknown[]): void => {
      const first = asking.shift();
      if (first === undefined) arrived.push(args);
      else promises.resolve(first, { value: args, done: false });
    };
    const failed = (value: unknown): void => {
      const first = asking.shift();
      if (first === undefined) error = { value };
      else loop.reject(first, value);
      finish();
    };
    const finish = (): void => {
      if (finished) return;
      finished = true;
      giveUp();
      remove(emitter, name, listener);
      if (isEmitter(emitter)) remove(emitter, 'error', failed);
      for (const each of close) remove(emitter, each, finish);
      for (const each of asking.splice(0)) promises.resolve(each, { value: undefined, done: true });
    };

    const iterator = {
      next: () =>
        answered((state) => {
          if (arrived.length > 0) promises.resolve(state, { value: arrived.shift(), done: false });
          else if (error !== undefined) {
            const { value } = error;
            error = undefined;
            loop.reject(state, value);
          } else if (finished) promises.resolve(state, { value: undefined, done: true });
          else asking.push(state);
        }),
      return: () =>
        answered((state) => {
          finish();
          promises.resolve(state, { value: undefined, done: true });
        }),
      throw: (value: unknown) => {
        if (!isError(value)) throw invalidType('EventEmitter.AsyncIterator', 'an instance of Error', value);
        failed(value);
      },
      [Symbol.asyncIterator](): object {
        return iterator;
      },
    };
    let giveUp = (): void => undefined;
    add(emitter, name, listener, false);
    if (name !== 'error' && isEmitter(emitter)) add(emitter, 'error', failed, false);
    for (const each of close) add(emitter, each, finish, false);
    giveUp = onAbort(signal, (reason) => failed(abortError(reason)));
    return iterator;
  };

  return { once, on };
}
