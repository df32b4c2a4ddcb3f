import type { Loop } from '../asynchronous/loop';
import type { Kit } from '../threading/kit';
import { isObject, type Callable, type Running } from '../types';

interface Listener {
  readonly callback: unknown;
  readonly once: boolean;
  /** Called with what the event carries, as Node's `on` does, and not with the event. */
  readonly bare: boolean;
}

export interface EventParts {
  readonly type: string;
}

export interface TargetParts {
  readonly EventTarget: new () => object;
  readonly Event: new (type: unknown, options?: unknown) => EventParts;
  readonly CustomEvent: new (type: unknown, options?: unknown) => EventParts;
  readonly MessageEvent: new (type: unknown, options?: unknown) => EventParts;
  readonly dispatch: (target: object, event: EventParts) => Running<boolean>;
  readonly listen: (target: object, type: string, callback: unknown, options: Partial<Listener>) => void;
  readonly ignore: (target: object, type: string, callback: unknown) => void;
  /** Calls back with the number of listeners whenever it changes. */
  readonly watch: (target: object, watcher: (type: string, listeners: number) => void) => void;
  /** Gives a class an attribute like `onmessage`. */
  readonly attribute: (owner: { readonly prototype: object }, type: string) => void;
}

/** `EventTarget` and `Event` as in the DOM standard, without a tree: nothing bubbles. */
export function createEventTarget({ calls, now, fn }: Kit, loop: Loop): TargetParts {
  let dispatch!: TargetParts['dispatch'];
  let listen!: TargetParts['listen'];
  let ignore!: TargetParts['ignore'];
  let watch!: TargetParts['watch'];
  let attribute!: TargetParts['attribute'];

  class Event {
    readonly #type: string;
    readonly #cancelable: boolean;
    readonly #timeStamp = now() * 1000;
    #target: unknown = null;
    #prevented = false;
    #stopped = false;
    constructor(type: unknown, options: unknown = {}) {
      this.#type = String(type);
      this.#cancelable = Boolean((options as { cancelable?: unknown } | null)?.cancelable);
    }
    get type(): string {
      return this.#type;
    }
    get target(): unknown {
      return this.#target;
    }
    get currentTarget(): unknown {
      return this.#target;
    }
    get cancelable(): boolean {
      return this.#cancelable;
    }
    get bubbles(): boolean {
      return false;
    }
    get defaultPrevented(): boolean {
      return this.#prevented;
    }
    get timeStamp(): number {
      return this.#timeStamp;
    }
    preventDefault(): void {
      this.#prevented = this.#cancelable;
    }
    stopPropagation(): void {
      // There is nowhere to propagate to.
    }
    stopImmediatePropagation(): void {
      this.#stopped = true;
    }
    static {
      dispatch = function* (target, event) {
        if (!(#type in event)) return false;
        event.#target = target;
        for (const listener of EventTarget.listenersOf(target, event.#type)) {
          if (event.#stopped) break;
          if (listener.once) ignore(target, event.#type, listener.callback);
          try {
            yield* call(target, listener, event);
          } catch (error) {
            // Whoever dispatches it goes on; the exception is nobody's to catch.
            loop.enqueue({ task: loop.task(), react: () => rethrow(error) }, false, undefined);
          }
        }
        event.#stopped = false;
        return !event.#prevented;
      };
    }
  }

  function* call(target: object, { callback, bare }: Listener, event: Event): Running<void> {
    const argument = bare ? (event as { detail?: unknown; data?: unknown }).data : event;
    if (typeof callback === 'function') yield* calls.invoke(callback, target, [argument]);
    else if (isObject(callback)) {
      const { handleEvent } = callback as { handleEvent?: unknown };
      if (typeof handleEvent === 'function') yield* calls.invoke(handleEvent, callback, [argument]);
    }
  }

  class CustomEvent extends Event {
    readonly #detail: unknown;
    constructor(type: unknown, options: unknown = {}) {
      super(type, options);
      this.#detail = (options as { detail?: unknown } | null)?.detail ?? null;
    }
    get detail(): unknown {
      return this.#detail;
    }
  }

  class MessageEvent extends Event {
    readonly #data: unknown;
    constructor(type: unknown, options: unknown = {}) {
      super(type, options);
      this.#data = (options as { data?: unknown } | null)?.data;
    }
    get data(): unknown {
      return this.#data;
    }
  }

  class EventTarget {
    #listeners = new Map<string, readonly Listener[]>();
    #attributes = new Map<string, unknown>();
    #watcher: ((type: string, listeners: number) => void) | undefined;

    static listenersOf(target: object, type: string): readonly Listener[] {
      return (target as EventTarget).#listeners.get(type) ?? [];
    }

    static {
      const set = (target: EventTarget, type: string, listeners: readonly Listener[]): void => {
        target.#listeners.set(type, listeners);
        target.#watcher?.(type, listeners.length);
      };
      listen = (target, type, callback, { once = false, bare = false }) => {
        const known = EventTarget.listenersOf(target, type);
        if (callback === null || callback === undefined || known.some((each) => each.callback === callback))
          return;
        set(target as EventTarget, type, [...known, { callback, once, bare }]);
      };
      ignore = (target, type, callback) => {
        const known = EventTarget.listenersOf(target, type);
        const rest = known.filter((each) => each.callback !== callback);
        if (rest.length < known.length) set(target as EventTarget, type, rest);
      };
      watch = (target, watcher) => {
        (target as EventTarget).#watcher = watcher;
      };
      attribute = ({ prototype }, type) => {
        Object.defineProperty(prototype, `on${type}`, {
          get(this: EventTarget): unknown {
            return this.#attributes.get(type) ?? null;
          },
          set(this: EventTarget, callback: unknown) {
            ignore(this, type, this.#attributes.get(type));
            const handler = typeof callback === 'function' ? callback : null;
            this.#attributes.set(type, handler);
            listen(this, type, handler, {});
          },
          enumerable: true,
          configurable: true,
        });
      };
    }

    addEventListener(type: unknown, callback: unknown, options?: unknown): void {
      const { once, signal } = (isObject(options) ? options : {}) as { once?: unknown; signal?: unknown };
      if (isObject(signal)) {
        if ((signal as { aborted?: unknown }).aborted === true) return;
        const drop = (): void => ignore(this, String(type), callback);
        listen(signal, 'abort', drop, { once: true });
      }
      listen(this, String(type), callback, { once: Boolean(once) });
    }
    removeEventListener(type: unknown, callback: unknown): void {
      ignore(this, String(type), callback);
    }
    declare dispatchEvent: Callable;
  }
  Object.defineProperty(EventTarget.prototype, 'dispatchEvent', {
    value: fn('dispatchEvent', function* (event) {
      if (!(event instanceof Event))
        throw new TypeError('The "event" argument must be an instance of Event.');
      return yield* dispatch(this as object, event);
    }),
    writable: true,
    configurable: true,
  });

  return { EventTarget, Event, CustomEvent, MessageEvent, dispatch, listen, ignore, watch, attribute };
}

function rethrow(error: unknown): never {
  throw error;
}
