import { isObject } from '../types';
import { nodeError } from './errors';

type EventClass = new (type: unknown, options?: unknown) => object;

export interface EventClasses {
  readonly Event: EventClass;
  readonly CustomEvent: EventClass;
  readonly MessageEvent: EventClass;
  readonly isEvent: (value: unknown) => boolean;
  readonly typeOf: (event: object) => string;
  /** An event that the runtime dispatches, and not the program. */
  readonly trusted: (type: string) => object;
  /** What `dispatchEvent` does with an event; `called` is before each listener, `returned` after it. */
  readonly dispatch: {
    readonly begin: (event: object, target: object) => void;
    readonly isDispatching: (event: object) => boolean;
    readonly isStopped: (event: object) => boolean;
    readonly called: (event: object, passive: boolean) => void;
    readonly returned: (event: object) => void;
    readonly isPrevented: (event: object) => boolean;
  };
}

/** `Event` as in the DOM standard, without a tree: nothing bubbles. */
export function createEvent(now: () => number): EventClasses {
  let parts!: Omit<EventClasses, 'Event' | 'CustomEvent' | 'MessageEvent'>;

  class Event {
    static readonly NONE = 0;
    static readonly CAPTURING_PHASE = 1;
    static readonly AT_TARGET = 2;
    static readonly BUBBLING_PHASE = 3;

    readonly #type: string;
    readonly #cancelable: boolean;
    readonly #bubbles: boolean;
    readonly #composed: boolean;
    readonly #timeStamp = now() * 1000;
    #target: unknown = null;
    #trusted = false;
    /** Until its first listener returns: Node's `currentTarget` is null for the others. */
    #dispatching = false;
    #passive = false;
    #prevented = false;
    #stopped = false;
    #kept = false;

    constructor(...args: unknown[]) {
      if (args.length === 0)
        throw nodeError(new TypeError('The "type" argument must be specified'), 'ERR_MISSING_ARGS');
      const { cancelable, bubbles, composed } = optionsOf(args[1]);
      this.#type = String(args[0]);
      this.#cancelable = Boolean(cancelable);
      this.#bubbles = Boolean(bubbles);
      this.#composed = Boolean(composed);
    }
    static {
      const as = (event: object): Event => event as Event;
      parts = {
        isEvent: (value) => isObject(value) && #type in value,
        typeOf: (event) => as(event).#type,
        trusted: (type) => {
          const event = new Event(type);
          event.#trusted = true;
          return event;
        },
        dispatch: {
          begin: (event, target) => {
            as(event).#target = target;
            as(event).#dispatching = true;
          },
          isDispatching: (event) => as(event).#dispatching,
          isStopped: (event) => as(event).#stopped,
          called: (event, passive) => {
            as(event).#passive = passive;
          },
          returned: (event) => {
            as(event).#passive = as(event).#dispatching = false;
          },
          isPrevented: (event) => as(event).#prevented,
        },
      };
    }
    get type(): string {
      return this.#type;
    }
    get target(): unknown {
      return this.#target;
    }
    get srcElement(): unknown {
      return this.#target;
    }
    get currentTarget(): unknown {
      return this.#dispatching ? this.#target : null;
    }
    get eventPhase(): number {
      return this.#dispatching ? Event.AT_TARGET : Event.NONE;
    }
    composedPath(): unknown[] {
      return this.#dispatching ? [this.#target] : [];
    }
    get cancelable(): boolean {
      return this.#cancelable;
    }
    get bubbles(): boolean {
      return this.#bubbles;
    }
    get composed(): boolean {
      return this.#composed;
    }
    get isTrusted(): boolean {
      return this.#trusted;
    }
    get timeStamp(): number {
      return this.#timeStamp;
    }
    get defaultPrevented(): boolean {
      return this.#prevented;
    }
    get returnValue(): boolean {
      return !this.#prevented;
    }
    set returnValue(value: unknown) {
      if (value === false) this.preventDefault();
    }
    preventDefault(): void {
      if (this.#cancelable && !this.#passive) this.#prevented = true;
    }
    get cancelBubble(): boolean {
      return this.#kept;
    }
    set cancelBubble(value: unknown) {
      if (value) this.#kept = true;
    }
    /** There is nowhere to propagate to. */
    stopPropagation(): void {
      this.#kept = true;
    }
    stopImmediatePropagation(): void {
      this.#stopped = this.#kept = true;
    }
    get [Symbol.toStringTag](): string {
      return 'Event';
    }
  }

  class CustomEvent extends Event {
    readonly #detail: unknown;
    constructor(...args: unknown[]) {
      super(...args);
      this.#detail = optionsOf(args[1])['detail'] ?? null;
    }
    get detail(): unknown {
      return this.#detail;
    }
    override get [Symbol.toStringTag](): string {
      return 'CustomEvent';
    }
  }

  class MessageEvent extends Event {
    readonly data: unknown;
    readonly origin: string;
    readonly lastEventId: string;
    readonly source: unknown;
    readonly ports: readonly unknown[];
    constructor(...args: unknown[]) {
      super(...args);
      const { data = null, origin = '', lastEventId = '', source = null, ports = [] } = optionsOf(args[1]);
      this.data = data;
      this.origin = String(origin);
      this.lastEventId = String(lastEventId);
      this.source = source;
      this.ports = [...(ports as Iterable<unknown>)];
    }
    override get [Symbol.toStringTag](): string {
      return 'MessageEvent';
    }
  }

  return { Event, CustomEvent, MessageEvent, ...parts };
}

function optionsOf(options: unknown): Record<string, unknown> {
  return isObject(options) ? (options as Record<string, unknown>) : {};
}
