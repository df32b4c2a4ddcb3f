import { ObjectKind, OperationKind } from '@heddle/trace';
import type { LoopState } from '../asynchronous/state';
import { DOMException } from '../events/errors';
import type { TargetParts } from '../events/target';
import type { Kit } from '../threading/kit';
import { isObject, type Callable, type Running } from '../types';
import { NONE } from './agent';
import { structuredCopy } from './clone';
import { describeValue } from '../describe';

/** What arrives at one end of a channel. */
type Receive = (message: unknown) => Running;

/** One end of a channel: the messages that the other end sent, and who takes them. */
export class End {
  readonly messages: unknown[] = [];
  peer: End | undefined;
  receive: Receive | undefined;
  /** Where somebody said that he listens. */
  site = 0;
  closed = false;
  /** The turn of the loop in which the next message will be received. */
  armed = NONE;
  /** Does it keep its loop from ending? */
  holds = false;

  /** @param queue the engine's: it orders what is sent before what is done when it was received */
  constructor(
    readonly queue: number,
    public loop: LoopState,
  ) {}
}

/** Comes last: the other end was closed. */
const CLOSED = Symbol('closed');

export interface Channels {
  readonly connect: (
    first: LoopState,
    second: LoopState,
    names: readonly [string, string],
  ) => readonly [End, End];
  /** Sends a message that is a copy already. */
  readonly send: (from: End, message: unknown, site: number) => Running<void>;
  readonly listen: (end: End, receive: Receive | undefined) => void;
  readonly close: (end: End) => Running<void>;
  /** Takes the next message, if there is one. */
  readonly take: (end: End, site: number) => Running<{ readonly message: unknown } | undefined>;
  readonly hold: (end: End, holds: boolean) => void;
  readonly copy: (value: unknown, options: unknown) => unknown;
  readonly portOf: (end: End) => object;
  readonly MessagePort: object;
  readonly MessageChannel: object;
  readonly receiveMessageOnPort: Callable;
  readonly structuredClone: Channels['copy'];
}

export function createChannels(kit: Kit, events: TargetParts): Channels {
  const { context, operation, site } = kit;
  const { port, stamps } = context;
  const { EventTarget, Event, MessageEvent, dispatch, watch } = events;

  const connect: Channels['connect'] = (first, second, names) => {
    const make = (loop: LoopState, name: string): End => {
      const queue = port.create(ObjectKind.Queue, 0);
      if (context.explain) port.name('object', queue, name);
      return new End(queue, loop);
    };
    const [one, other] = [make(first, names[0]), make(second, names[1])];
    one.peer = other;
    other.peer = one;
    return [one, other];
  };

  /** Has the end's loop receive the next message, if there is one that nobody has told it of. */
  const wake = (end: End): void => {
    if (end.armed !== NONE || end.receive === undefined || end.closed || end.messages.length === 0) return;
    const { loop } = end;
    if (loop.ended) return;
    end.armed = port.loop.post(loop.owner, end.site);
    if (context.explain) port.name('task', end.armed, 'message');
    loop.completions.set(end.armed, () => received(end));
  };

  function* received(end: End): Running<void> {
    end.armed = NONE;
    const { receive } = end;
    if (receive === undefined) return;
    const taken = yield* take(end, end.site);
    wake(end);
    if (taken === undefined) return;
    if (taken.message !== CLOSED) yield* receive(taken.message);
    else yield* shut(end);
  }

  function* take(end: End, where: number): Running<{ readonly message: unknown } | undefined> {
    if (end.messages.length === 0) return undefined;
    yield operation(OperationKind.QueueGet, end.queue, 0, 0, where);
    return { message: end.messages.shift() };
  }

  function* send(from: End, message: unknown, where: number): Running<void> {
    const to = from.peer;
    if (to === undefined || from.closed) return;
    yield operation(OperationKind.QueuePut, to.queue, 0, -1, where);
    to.messages.push(message);
    wake(to);
  }

  function* shut(end: End): Running<void> {
    end.closed = true;
    hold(end, false);
    const made = MessagePort.known(end);
    if (made !== undefined) yield* dispatch(made, new Event('close'));
  }

  const hold = (end: End, holds: boolean): void => {
    if (end.holds === holds) return;
    end.holds = holds;
    end.loop.references += holds ? 1 : -1;
  };

  const listen: Channels['listen'] = (end, receive) => {
    end.receive = receive;
    wake(end);
  };

  const portsByEnd = new WeakMap<End, MessagePort>();

  /** A copy of what is posted. What is transferred is moved: ports get a new object, buffers become unusable here. */
  const copy: Channels['copy'] = (value, options) => {
    const list = Array.isArray(options)
      ? (options as unknown[])
      : isObject(options)
        ? ((options as { transfer?: unknown[] }).transfer ?? [])
        : [];
    const refused = (each: unknown): DOMException =>
      new DOMException(`${describeValue(each, stamps)} could not be transferred.`, 'DataCloneError');
    for (const each of list) {
      if (!isObject(each)) throw refused(each);
      const isBuffer = each instanceof ArrayBuffer && !stamps.sharedBuffers.has(each);
      if (!isBuffer && MessagePort.endOf(each) === undefined) throw refused(each);
    }
    const moved = new Map<object, object>();
    const transfer = (each: object): object | undefined => {
      const end = MessagePort.endOf(each);
      if (end === undefined && !list.includes(each)) return undefined;
      if (!list.includes(each))
        throw new DOMException(
          'Object that needs transfer was found in message but not listed in transferList',
          'DataCloneError',
        );
      const known = moved.get(each);
      if (known !== undefined) return known;
      const made = end === undefined ? (each as ArrayBuffer).transfer() : MessagePort.moved(each);
      moved.set(each, made);
      return made;
    };
    const made = structuredCopy(value, stamps, transfer, (each) => describeValue(each, stamps));
    for (const each of list) transfer(each as object);
    return made;
  };

  class MessagePort extends EventTarget {
    #end: End | undefined;
    constructor(end: unknown) {
      if (!(end instanceof End)) throw new TypeError('Illegal constructor');
      super();
      this.#end = end;
      portsByEnd.set(end, this);
      watch(this, (type, listeners) => {
        if (type !== 'message' || this.#end === undefined) return;
        const { loop } = stamps;
        this.#end.loop = loop;
        this.#end.site = site();
        if (loop.site === 0) loop.site = this.#end.site;
        hold(this.#end, listeners > 0 && !this.#end.closed);
        listen(this.#end, listeners > 0 ? this.#receive : undefined);
      });
    }
    readonly #receive: Receive = (data) => dispatch(this, new MessageEvent('message', { data }));

    static endOf(value: object): End | undefined {
      return #end in value ? value.#end : undefined;
    }
    static known(end: End): MessagePort | undefined {
      return portsByEnd.get(end);
    }
    /** The port that takes this one's place in another thread. */
    static moved(value: object): MessagePort {
      const from = value as MessagePort;
      const end = from.#end!;
      hold(end, false);
      listen(end, undefined);
      from.#end = undefined;
      return new MessagePort(end);
    }

    *postMessage(value: unknown, options?: unknown): Running<void> {
      const where = site();
      const message = copy(value, options);
      if (this.#end !== undefined) yield* send(this.#end, message, where);
    }
    start(): void {
      // Whoever listens has started it.
    }
    *close(): Running<void> {
      if (this.#end !== undefined) yield* close(this.#end);
    }
    ref(): void {
      if (this.#end !== undefined && !this.#end.closed) hold(this.#end, true);
    }
    unref(): void {
      if (this.#end !== undefined) hold(this.#end, false);
    }
    hasRef(): boolean {
      return this.#end?.holds ?? false;
    }
    on(type: unknown, callback: unknown): this {
      events.listen(this, String(type), callback, { bare: true });
      return this;
    }
    once(type: unknown, callback: unknown): this {
      events.listen(this, String(type), callback, { bare: true, once: true });
      return this;
    }
    off(type: unknown, callback: unknown): this {
      events.ignore(this, String(type), callback);
      return this;
    }
    addListener(type: unknown, callback: unknown): this {
      return this.on(type, callback);
    }
    removeListener(type: unknown, callback: unknown): this {
      return this.off(type, callback);
    }
  }
  for (const type of ['message', 'messageerror', 'close']) events.attribute(MessagePort, type);

  function* close(end: End): Running<void> {
    if (end.closed) return;
    const where = site();
    const { peer } = end;
    yield* send(end, CLOSED, where);
    if (peer?.receive === undefined && peer !== undefined) peer.closed = true;
    yield* shut(end);
  }

  class MessageChannel {
    readonly port1: object;
    readonly port2: object;
    constructor() {
      const { loop } = stamps;
      const ends = connect(loop, loop, ['port1', 'port2']);
      this.port1 = new MessagePort(ends[0]);
      this.port2 = new MessagePort(ends[1]);
    }
  }

  const receiveMessageOnPort = kit.fn('receiveMessageOnPort', function* (given) {
    const end = isObject(given) ? MessagePort.endOf(given) : undefined;
    if (end === undefined) throw new TypeError('The "port" argument must be a MessagePort instance');
    const taken = yield* take(end, site());
    return taken === undefined || taken.message === CLOSED ? undefined : taken;
  });

  kit.publish(MessagePort);
  return {
    connect,
    send,
    listen,
    close,
    take,
    hold,
    copy,
    portOf: (end) => new MessagePort(end),
    MessagePort,
    MessageChannel,
    receiveMessageOnPort,
    structuredClone: copy,
  };
}
