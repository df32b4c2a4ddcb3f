import type { Kit } from '../threading/kit';
import { isObject, type Callable, type Running } from '../types';
import { nodeError } from './errors';

type Name = string | symbol;

interface Listener {
  readonly callback: Callable;
  readonly once: boolean;
}

/** Told of what somebody listens to: the name of the event, and how many listeners it has now. */
type Watcher = (name: Name, listeners: number) => void;

export interface EmitterParts {
  readonly EventEmitter: new () => object;
  /** `emit`, as a coroutine. */
  readonly emit: (emitter: object, name: Name, args: readonly unknown[]) => Running<boolean>;
  readonly watch: (emitter: object, watcher: Watcher) => void;
}

/** Node's `EventEmitter`. Listeners are called as coroutines, so that they can be switched in a worker. */
export function createEmitter({ calls }: Kit): EmitterParts {
  const callbackOf = (callback: unknown): Callable => {
    if (typeof callback === 'function') return callback as Callable;
    throw nodeError(
      new TypeError(`The "listener" argument must be of type function. Received ${typeof callback}`),
      'ERR_INVALID_ARG_TYPE',
    );
  };

  let emit!: EmitterParts['emit'];
  let watch!: EmitterParts['watch'];

  class EventEmitter {
    #listeners = new Map<Name, readonly Listener[]>();
    #watcher: Watcher | undefined;
    #limit = 10;

    static {
      watch = (emitter, watcher) => {
        (emitter as EventEmitter).#watcher = watcher;
      };
      emit = function* (emitter, name, args) {
        const self = emitter as EventEmitter;
        const listeners = self.#listeners.get(name);
        if (listeners === undefined) {
          if (name === 'error') throw unhandled(args[0]);
          return false;
        }
        for (const listener of listeners) {
          if (listener.once) self.#remove(name, (each) => each === listener);
          yield* calls.invoke(listener.callback, emitter, args);
        }
        return true;
      };
    }

    #of(name: unknown): readonly Listener[] {
      return this.#listeners.get(name as Name) ?? [];
    }

    *#add(name: unknown, callback: unknown, once: boolean, first: boolean): Running<this> {
      const listener = { callback: callbackOf(callback), once };
      if (this.#listeners.has('newListener')) yield* emit(this, 'newListener', [name, callback]);
      const known = this.#of(name);
      const listeners = first ? [listener, ...known] : [...known, listener];
      this.#listeners.set(name as Name, listeners);
      this.#watcher?.(name as Name, listeners.length);
      return this;
    }

    #remove(name: Name, isMeant: (listener: Listener) => boolean): Callable | undefined {
      const known = this.#of(name);
      const found = known.findLast(isMeant);
      if (found === undefined) return undefined;
      const rest = known.filter((each) => each !== found);
      if (rest.length === 0) this.#listeners.delete(name);
      else this.#listeners.set(name, rest);
      this.#watcher?.(name, rest.length);
      return found.callback;
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

    *#drop(name: unknown, callback: unknown): Running<this> {
      const removed = this.#remove(name as Name, (each) => each.callback === callback);
      if (removed !== undefined && this.#listeners.has('removeListener'))
        yield* emit(this, 'removeListener', [name, removed]);
      return this;
    }
    *off(name: unknown, callback: unknown): Running<this> {
      return yield* this.#drop(name, callback);
    }
    *removeListener(name: unknown, callback: unknown): Running<this> {
      return yield* this.#drop(name, callback);
    }
    removeAllListeners(name?: unknown): this {
      const names = name === undefined ? [...this.#listeners.keys()] : [name as Name];
      for (const each of names) {
        if (this.#listeners.delete(each)) this.#watcher?.(each, 0);
      }
      return this;
    }

    *emit(name: unknown, ...args: unknown[]): Running<boolean> {
      return yield* emit(this, name as Name, args);
    }

    listenerCount(name: unknown): number {
      return this.#of(name).length;
    }
    listeners(name: unknown): Callable[] {
      return this.#of(name).map(({ callback }) => callback);
    }
    rawListeners(name: unknown): Callable[] {
      return this.listeners(name);
    }
    eventNames(): Name[] {
      return [...this.#listeners.keys()];
    }
    setMaxListeners(limit: unknown): this {
      this.#limit = Number(limit);
      return this;
    }
    getMaxListeners(): number {
      return this.#limit;
    }
  }

  return { EventEmitter: EventEmitter, emit, watch };
}

function unhandled(error: unknown): unknown {
  if (isObject(error)) return error;
  return nodeError(new Error(`Unhandled error. (${String(error)})`), 'ERR_UNHANDLED_ERROR');
}
