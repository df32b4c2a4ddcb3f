import type { Loop } from '../asynchronous/loop';
import type { Reacting } from '../asynchronous/state';
import { inspectValue } from '../inspect';
import type { Kit } from '../threading/kit';
import { isError, isObject, type Callable, type Running } from '../types';
import { invalidType, nodeError, outOfRange } from './errors';

type Name = string | symbol;

interface Listener {
  /** What the program gave. */
  readonly callback: Callable;
  /** What is called: for `once`, what removes itself first. */
  readonly raw: Callable;
}

/** Told of what somebody listens to: the name of the event, and how many listeners it has now. */
type Watcher = (name: Name, listeners: number) => void;

export interface EmitterParts {
  readonly EventEmitter: new () => object;
  /** `emit`, as a coroutine. */
  readonly emit: (emitter: object, name: unknown, args: readonly unknown[]) => Running<boolean>;
  readonly watch: (emitter: object, watcher: Watcher) => void;
}

/** Listeners for it hear of errors before those for 'error', and do not handle them. */
export const errorMonitor = Symbol('events.errorMonitor');
/** A method of this name hears of what `captureRejections` captures. */
export const captureRejectionSymbol = Symbol.for('nodejs.rejection');
/** Of listeners for one event, before Node warns. */
export const DEFAULT_LIMIT = 10;

/** As the key of a property, which it is in Node. */
function nameOf(name: unknown): Name {
  return typeof name === 'symbol' ? name : String(name);
}

function callbackOf(callback: unknown): Callable {
  if (typeof callback !== 'function') throw invalidType('listener', 'of type function', callback);
  return callback as Callable;
}

/** Node's `EventEmitter`. Listeners are called as coroutines, so that they can be switched in a worker. */
export function createEmitter({ context, calls, drive, fn }: Kit, loop: Loop): EmitterParts {
  let emit!: EmitterParts['emit'];
  let watch!: EmitterParts['watch'];

  class EventEmitter {
    #listeners = new Map<Name, readonly Listener[]>();
    #watcher: Watcher | undefined;
    #limit = DEFAULT_LIMIT;
    #captures: boolean;

    constructor(options?: { readonly captureRejections?: unknown }) {
      this.#captures = options?.captureRejections === true;
    }

    static {
      watch = (emitter, watcher) => {
        (emitter as EventEmitter).#watcher = watcher;
      };
      emit = function* (emitter, given, args) {
        const self = emitter as EventEmitter;
        const name = nameOf(given);
        const listeners = self.#listeners.get(name);
        if (name === 'error') {
          if (self.#listeners.has(errorMonitor)) yield* emit(emitter, errorMonitor, args);
          if (listeners === undefined) throw unhandled(args[0]);
        }
        if (listeners === undefined) return false;
        for (const { raw } of listeners) {
          const answer = yield* calls.invoke(raw, emitter, args);
          if (self.#captures && isObject(answer)) self.#capture(answer, given, args);
        }
        return true;
      };
    }

    /** What becomes of a listener's promise: if it is rejected, that is an error of the emitter's. */
    #capture(answer: object, name: unknown, args: readonly unknown[]): void {
      const { then } = answer as { then?: unknown };
      if (typeof then !== 'function') return;
      const task = loop.task();
      const rejected = (error: unknown): void => {
        const react = (): Reacting => {
          const reacting = this.#fail(error, name, args);
          if (context.stamps.preemptive) return reacting;
          drive(reacting);
          return undefined;
        };
        loop.tick({ task, react });
      };
      Reflect.apply(then, answer, [undefined, rejected]);
    }

    *#fail(error: unknown, name: unknown, args: readonly unknown[]): Running<void> {
      const own = (this as Record<symbol, unknown>)[captureRejectionSymbol];
      if (typeof own === 'function') {
        yield* calls.invoke(own, this, [error, name, ...args]);
        return;
      }
      const captures = this.#captures;
      this.#captures = false;
      try {
        yield* emit(this, 'error', [error]);
      } finally {
        this.#captures = captures;
      }
    }

    #of(name: unknown): readonly Listener[] {
      return this.#listeners.get(nameOf(name)) ?? [];
    }

    *#add(given: unknown, callback: unknown, once: boolean, first: boolean): Running<this> {
      const name = nameOf(given);
      const body = callbackOf(callback);
      const listener = { callback: body, raw: once ? this.#onlyOnce(name, body) : body };
      if (this.#listeners.has('newListener')) yield* emit(this, 'newListener', [given, body]);
      const known = this.#of(name);
      const listeners = first ? [listener, ...known] : [...known, listener];
      this.#listeners.set(name, listeners);
      this.#watcher?.(name, listeners.length);
      return this;
    }

    #onlyOnce(name: Name, callback: Callable): Callable {
      let fired = false;
      // eslint-disable-next-line @typescript-eslint/no-this-alias -- a generator has its own
      const emitter = this;
      const raw = fn(
        'bound onceWrapper',
        function* (...args) {
          if (fired) return undefined;
          fired = true;
          yield* emitter.#drop(name, raw);
          return yield* calls.invoke(callback, emitter, args);
        },
        { listener: callback },
      );
      return raw;
    }

    *#drop(given: unknown, callback: unknown): Running<this> {
      const name = nameOf(given);
      const known = this.#of(name);
      const found = known.findLast((each) => each.callback === callback || each.raw === callback);
      if (found === undefined) return this;
      const rest = known.filter((each) => each !== found);
      if (rest.length === 0) this.#listeners.delete(name);
      else this.#listeners.set(name, rest);
      this.#watcher?.(name, rest.length);
      if (this.#listeners.has('removeListener')) yield* emit(this, 'removeListener', [given, found.callback]);
      return this;
    }

    *on(name: unknown, callback: unknown): Running<this> {
      return yield* this.#add(name, callback, false, false);
    }
    *addListener(name: unknown, callback: unknown): Running<this> {
      return yield* this.#add(name, callback, false, false);
    }
    *prependListener(name: unknown, callback: unknown): Running<this> {
      return yield* this.#add(name, callback, false, true);
    }
    *once(name: unknown, callback: unknown): Running<this> {
      return yield* this.#add(name, callback, true, false);
    }
    *prependOnceListener(name: unknown, callback: unknown): Running<this> {
      return yield* this.#add(name, callback, true, true);
    }
    *off(name: unknown, callback: unknown): Running<this> {
      return yield* this.#drop(name, callbackOf(callback));
    }
    *removeListener(name: unknown, callback: unknown): Running<this> {
      return yield* this.#drop(name, callbackOf(callback));
    }

    *removeAllListeners(...names: unknown[]): Running<this> {
      return yield* this.#clear(names);
    }
    *#clear(names: readonly unknown[]): Running<this> {
      const meant = names.length > 0 ? [nameOf(names[0])] : [...this.#listeners.keys()];
      // Those who want to hear of it are the last to go.
      const isWatched = (name: Name): boolean => name !== 'removeListener' || names.length > 0;
      if (this.#listeners.has('removeListener')) {
        for (const name of meant.filter(isWatched))
          for (const { raw } of this.#of(name).toReversed()) yield* this.#drop(name, raw);
        if (names.length === 0) yield* this.#clear(['removeListener']);
      }
      for (const name of names.length > 0 ? meant : [...this.#listeners.keys()])
        if (this.#listeners.delete(name)) this.#watcher?.(name, 0);
      return this;
    }

    *emit(name: unknown, ...args: unknown[]): Running<boolean> {
      return yield* emit(this, name, args);
    }

    listenerCount(name: unknown, callback?: unknown): number {
      const known = this.#of(name);
      if (callback === undefined || callback === null) return known.length;
      return known.filter((each) => each.callback === callback || each.raw === callback).length;
    }
    listeners(name: unknown): Callable[] {
      return this.#of(name).map(({ callback }) => callback);
    }
    rawListeners(name: unknown): Callable[] {
      return this.#of(name).map(({ raw }) => raw);
    }
    eventNames(): Name[] {
      return [...this.#listeners.keys()];
    }
    setMaxListeners(limit: unknown): this {
      if (typeof limit !== 'number') throw invalidType('setMaxListeners', 'of type number', limit);
      if (!(limit >= 0)) throw outOfRange('setMaxListeners', '>= 0', limit);
      this.#limit = limit;
      return this;
    }
    getMaxListeners(): number {
      return this.#limit;
    }
  }

  return { EventEmitter: EventEmitter, emit, watch };
}

function unhandled(error: unknown): unknown {
  if (isError(error)) return error;
  const text = typeof error === 'string' ? `'${error}'` : inspectValue(error);
  return Object.assign(nodeError(new Error(`Unhandled error. (${text})`), 'ERR_UNHANDLED_ERROR'), {
    context: error,
  });
}
