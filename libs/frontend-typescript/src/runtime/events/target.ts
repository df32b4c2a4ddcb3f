import type { Loop } from '../asynchronous/loop';
import type { Kit } from '../threading/kit';
import { isObject, type Callable, type Running } from '../types';
import { invalidType, nodeError } from './errors';
import { createEvent, type EventClasses } from './event';
import { Listener, Listeners, type ListenerOptions } from './listeners';

export interface TargetParts extends EventClasses {
  readonly EventTarget: new () => object;
  readonly send: (target: object, event: object) => Running<boolean>;
  readonly listen: (target: object, type: string, callback: unknown, options: ListenerOptions) => void;
  readonly ignore: (target: object, type: string, callback: unknown, capture?: boolean) => void;
  readonly listenersOf: (target: object, type: string) => readonly unknown[];
  readonly typesOf: (target: object) => string[];
  readonly clear: (target: object, type: string) => void;
  /** @param signal of either realm; answers how to give that up. @throws if it is no signal */
  readonly whenAborted: (
    signal: unknown,
    name: string,
    callback: (reason: unknown, event: unknown) => void,
  ) => () => void;
  readonly isTarget: (value: unknown) => value is object;
  /** Calls back with the number of listeners whenever it changes. */
  readonly watch: (target: object, watcher: (type: string, listeners: number) => void) => void;
  /** Gives a class an attribute like `onmessage`. */
  readonly attribute: (owner: { readonly prototype: object }, type: string) => void;
}

/** `EventTarget` as in the DOM standard and, where that leaves a choice, in Node. */
export function createEventTarget({ calls, now, fn }: Kit, loop: Loop): TargetParts {
  const classes = createEvent(now);
  const { dispatch, typeOf, isEvent } = classes;
  let parts!: Omit<TargetParts, keyof EventClasses | 'EventTarget' | 'send'>;
  let listOf!: (target: object, type: string) => Listeners;
  let removed!: (target: object, type: string, listener: Listener) => void;

  function* call(target: object, { callback, options }: Listener, event: object): Running<void> {
    const argument = options.bare ? (event as { detail?: unknown; data?: unknown }).data : event;
    if (typeof callback === 'function') yield* calls.invoke(callback, target, [argument]);
    else if (isObject(callback)) {
      const { handleEvent } = callback as { handleEvent?: unknown };
      if (typeof handleEvent === 'function') yield* calls.invoke(handleEvent, callback, [argument]);
    }
  }

  function* send(target: object, event: object): Running<boolean> {
    const type = typeOf(event);
    dispatch.begin(event, target);
    let next: Listener | undefined;
    for (let each = listOf(target, type).first; each !== undefined; each = next) {
      // Whoever is added by the last one comes too late.
      next = each.next;
      const { once = false, resists = false, passive = false } = each.options;
      if (each.removed || (dispatch.isStopped(event) && !resists)) continue;
      if (once) removed(target, type, each);
      dispatch.called(event, passive);
      try {
        yield* call(target, each, event);
      } catch (error) {
        // Whoever dispatches it goes on; the exception is nobody's to catch.
        loop.enqueue({ task: loop.task(), react: () => rethrow(error) }, false, undefined);
      }
      dispatch.returned(event);
    }
    dispatch.returned(event);
    return !dispatch.isPrevented(event);
  }

  class EventTarget {
    readonly #lists = new Map<string, Listeners>();
    readonly #attributes = new Map<string, { readonly listener: Listener; value: unknown }>();
    #watcher: ((type: string, listeners: number) => void) | undefined;

    static {
      const as = (target: object): EventTarget => target as EventTarget;
      const changed = (target: object, type: string): void =>
        as(target).#watcher?.(type, listOf(target, type).size);
      listOf = (target, type) => {
        let list = as(target).#lists.get(type);
        if (list === undefined) as(target).#lists.set(type, (list = new Listeners()));
        return list;
      };
      removed = (target, type, listener) => {
        listOf(target, type).remove(listener);
        changed(target, type);
      };
      parts = {
        listen: (target, type, callback, options) => {
          const list = listOf(target, type);
          if (list.find(callback, options.capture ?? false) !== undefined) return;
          list.add(new Listener(callback, options));
          changed(target, type);
        },
        ignore: (target, type, callback, capture = false) => {
          const found = listOf(target, type).find(callback, capture);
          if (found !== undefined) removed(target, type, found);
        },
        listenersOf: (target, type) => {
          const callbacks: unknown[] = [];
          for (let each = listOf(target, type).first; each !== undefined; each = each.next)
            callbacks.push(each.callback);
          return callbacks;
        },
        typesOf: (target) => [...as(target).#lists].filter(([, { size }]) => size > 0).map(([type]) => type),
        clear: (target, type) => {
          let first;
          while ((first = listOf(target, type).first) !== undefined) removed(target, type, first);
        },
        isTarget: (value): value is object => isObject(value) && #lists in value,
        whenAborted: (given, name, then) => {
          if (!isSignal(given)) throw invalidType(name, 'an instance of AbortSignal', given);
          const callback = (event: unknown): void => then(given.reason, event);
          if (!(#lists in given)) {
            given.addEventListener('abort', callback, { once: true });
            return () => given.removeEventListener('abort', callback);
          }
          parts.listen(given, 'abort', callback, { once: true, resists: true });
          return () => parts.ignore(given, 'abort', callback);
        },
        watch: (target, watcher) => {
          as(target).#watcher = watcher;
        },
        attribute: ({ prototype }, type) => {
          Object.defineProperty(prototype, `on${type}`, {
            get(this: EventTarget): unknown {
              return this.#attributes.get(type)?.value ?? null;
            },
            set(this: EventTarget, value: unknown) {
              let known = this.#attributes.get(type);
              if (known === undefined || known.listener.removed) {
                known = { listener: new Listener(undefined, { attribute: true }), value };
                this.#attributes.set(type, known);
                listOf(this, type).add(known.listener);
              }
              known.listener.callback = typeof value === 'function' ? value : undefined;
              known.value = value;
              changed(this, type);
            },
            enumerable: true,
            configurable: true,
          });
        },
      };
    }

    addEventListener(type: unknown, callback: unknown, options?: unknown): void {
      const { once, passive, signal } = (isObject(options) ? options : {}) as Record<string, unknown>;
      const capture = isCapture(options);
      if (signal !== undefined) {
        if (isSignal(signal) && signal.aborted) return;
        parts.whenAborted(signal, 'options.signal', () => {
          parts.ignore(this, String(type), callback, capture);
        });
      }
      if (callback === null || callback === undefined) return;
      if (!isObject(callback)) throw invalidType('listener', 'an instance of EventListener', callback);
      parts.listen(this, String(type), callback, {
        once: Boolean(once),
        passive: Boolean(passive),
        capture,
      });
    }
    removeEventListener(type: unknown, callback: unknown, options?: unknown): void {
      parts.ignore(this, String(type), callback, isCapture(options));
    }
    declare dispatchEvent: Callable;
    get [Symbol.toStringTag](): string {
      return 'EventTarget';
    }
  }
  Object.defineProperty(EventTarget.prototype, 'dispatchEvent', {
    value: fn('dispatchEvent', function* (event) {
      if (!isObject(event) || !isEvent(event)) throw invalidType('event', 'an instance of Event', event);
      if (dispatch.isDispatching(event))
        throw nodeError(
          new Error(`The event "${typeOf(event)}" is already being dispatched`),
          'ERR_EVENT_RECURSION',
        );
      return yield* send(this as object, event);
    }),
    writable: true,
    configurable: true,
  });

  return { ...classes, ...parts, EventTarget, send };
}

/** As far as one needs it, of either realm. */
export interface Signal {
  readonly aborted: boolean;
  readonly reason: unknown;
  addEventListener(type: 'abort', listener: (event: unknown) => void, options: { once: true }): void;
  removeEventListener(type: 'abort', listener: (event: unknown) => void): void;
}

export function isSignal(value: unknown): value is Signal {
  return isObject(value) && 'aborted' in value;
}

function isCapture(options: unknown): boolean {
  return isObject(options) ? Boolean((options as { capture?: unknown }).capture) : Boolean(options);
}

function rethrow(error: unknown): never {
  throw error;
}
