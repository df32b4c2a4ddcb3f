import { ObjectKind, OperationKind } from '@heddle/trace';
import type { LoopState } from '../asynchronous/state';
import { DOMException, illegalConstructor, invalidType, nodeError } from '../events/errors';
import type { TargetParts } from '../events/target';
import type { Kit } from '../threading/kit';
import { isObject, type Callable, type Running } from '../types';
import { NONE } from './agent';
import { createNodeEventTarget } from './node-event-target';
import { isArrayBuffer, structuredCopy } from './clone';
import { className, describeValue } from '../describe';

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
  /** Is it a worker's `parentPort`? What happens to the worker is told through it, also when no messages are sent any more. */
  carriesNews = false;
  /** Tells its port that the channel is closed. */
  tell: (() => Running) | undefined;

  /** @param queue the engine's: it orders what is sent before what is done when it was received */
  constructor(
    readonly queue: number,
    public loop: LoopState,
  ) {}
}

/** Programs make channels, and no ports. */
const INSIDE = Symbol('inside');

export interface Channels {
  readonly connect: (
    first: LoopState,
    second: LoopState,
    names: readonly [string, string],
  ) => readonly [End, End];
  /** Sends a message that is a copy already. */
  readonly send: (from: End, message: unknown, site: number) => Running<void>;
  /** As `send`, though the port may be closed. */
  readonly put: (from: End, message: unknown, site: number) => Running<void>;
  /** An end that nobody else holds the other one of. */
  readonly endOf: (loop: LoopState, name: string) => End;
  /** Puts a message, which is a copy already, to an end. */
  readonly deliver: (to: End, message: unknown, site: number) => Running<void>;
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
  readonly structuredClone: Callable;
}

/** What `postMessage` and `structuredClone` are to move. */
function transferred(options: unknown): readonly unknown[] {
  if (Array.isArray(options)) return options;
  if (!isObject(options)) return [];
  if (!('transfer' in options) && !(Symbol.iterator in options)) return [];
  const list: unknown = 'transfer' in options ? options.transfer : options;
  if (list === undefined) return [];
  if (!isObject(list) || !(Symbol.iterator in list))
    throw new TypeError('Optional options.transfer argument must be an iterable');
  return [...(list as Iterable<unknown>)];
}

export function createChannels(kit: Kit, events: TargetParts): Channels {
  const { context, operation, site } = kit;
  const { port, stamps } = context;
  const { ends, channelClosed } = stamps;
  const { Event, MessageEvent, send: dispatch, watch } = events;

  const endOf: Channels['endOf'] = (loop, name) => {
    const queue = port.create(ObjectKind.Queue, 0);
    if (context.explain) port.name('object', queue, name);
    return new End(queue, loop);
  };

  const connect: Channels['connect'] = (first, second, names) => {
    const [one, other] = [endOf(first, names[0]), endOf(second, names[1])];
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
    if (taken.message !== channelClosed) yield* receive(taken.message);
    else yield* shut(end);
  }

  function* take(end: End, where: number): Running<{ readonly message: unknown } | undefined> {
    if (end.messages.length === 0) return undefined;
    yield operation(OperationKind.QueueGet, end.queue, 0, 0, where);
    return { message: end.messages.shift() };
  }

  function* send(from: End, message: unknown, where: number): Running<void> {
    if (!from.closed) yield* put(from, message, where);
  }

  function* put(from: End, message: unknown, where: number): Running<void> {
    if (from.peer !== undefined) yield* deliver(from.peer, message, where);
  }

  function* deliver(to: End, message: unknown, where: number): Running<void> {
    yield operation(OperationKind.QueuePut, to.queue, 0, -1, where);
    to.messages.push(message);
    wake(to);
  }

  function* shut(end: End): Running<void> {
    end.closed = true;
    hold(end, false);
    if (end.tell !== undefined) yield* end.tell();
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

  const describe = (value: unknown): string => {
    const name = typeof value === 'object' && value !== null ? className(value) : '';
    return name === '' ? describeValue(value, stamps) : `#<${name}>`;
  };

  /** A copy of what is posted. What is transferred is moved: ports get a new object, buffers become unusable here. */
  const copy: Channels['copy'] = (value, options) => {
    const list = transferred(options);
    for (const [index, each] of list.entries()) {
      const isPort = isObject(each) && ends.has(each);
      const isBuffer = isObject(each) && isArrayBuffer(each) && !stamps.sharedBuffers.has(each);
      if (!isPort && !isBuffer)
        throw new DOMException('Found invalid value in transferList.', 'DataCloneError');
      if (list.indexOf(each) < index)
        throw new DOMException(
          `Transfer list contains duplicate ${isPort ? 'MessagePort' : 'ArrayBuffer'}`,
          'DataCloneError',
        );
    }
    const moved = new Map<object, object>();
    const transfer = (each: object): object | undefined => {
      const end = ends.get(each);
      if (end === undefined && !list.includes(each)) return undefined;
      if (!list.includes(each))
        throw new DOMException(
          'Object that needs transfer was found in message but not listed in transferList',
          'DataCloneError',
        );
      const known = moved.get(each);
      if (known !== undefined) return known;
      const made = end === undefined ? (each as ArrayBuffer).transfer() : moveTo(each, end);
      moved.set(each, made);
      return made;
    };
    const made = structuredCopy(value, stamps, transfer, describe);
    for (const each of list) transfer(each as object);
    return made;
  };

  const NodeEventTarget = createNodeEventTarget(events);

  class MessagePort extends NodeEventTarget {
    constructor(end: End, inside?: unknown) {
      if (inside !== INSIDE) throw illegalConstructor();
      super();
      ends.set(this, end);
      end.tell = () => dispatch(this, new Event('close'));
      watch(this, (type, listeners) => {
        const own = ends.get(this);
        if (type !== 'message' || own === undefined) return;
        // As in Node, the first listener and the last one count: an `unref` between them stays.
        if (listeners > 0 === (own.receive !== undefined)) return;
        const { loop } = stamps;
        own.loop = loop;
        own.site = site();
        if (loop.site === 0) loop.site = own.site;
        hold(own, listeners > 0 && !own.closed);
        listen(own, listeners > 0 ? this.#receive : undefined);
      });
    }
    readonly #receive: Receive = (data) => dispatch(this, new MessageEvent('message', { data }));

    *postMessage(...args: unknown[]): Running<void> {
      const where = site();
      if (args.length === 0) throw new TypeError('Not enough arguments to MessagePort.postMessage');
      const end = ends.get(this);
      if (transferred(args[1]).includes(this))
        throw new DOMException('Transfer list contains source port', 'DataCloneError');
      const message = copy(args[0], args[1]);
      if (end !== undefined) yield* send(end, message, where);
    }
    start(): void {
      // Whoever listens has started it.
    }
    *close(callback?: unknown): Running<void> {
      if (typeof callback === 'function') this.once('close', callback);
      const end = ends.get(this);
      if (end !== undefined) yield* close(end);
    }
    ref(): void {
      const end = ends.get(this);
      if (end !== undefined && !end.closed) hold(end, true);
    }
    unref(): void {
      const end = ends.get(this);
      if (end !== undefined) hold(end, false);
    }
    hasRef(): boolean {
      return ends.get(this)?.holds ?? false;
    }
    get [Symbol.toStringTag](): string {
      return 'MessagePort';
    }
  }
  for (const type of ['message', 'messageerror', 'close']) events.attribute(MessagePort, type);

  /** A port that takes another one's place, in another thread. */
  const moveTo = (from: object, end: End): MessagePort => {
    hold(end, false);
    listen(end, undefined);
    ends.delete(from);
    return new MessagePort(end, INSIDE);
  };

  function* close(end: End): Running<void> {
    if (end.closed) return;
    const where = site();
    if (!end.carriesNews) {
      const { peer } = end;
      yield* send(end, channelClosed, where);
      if (peer?.receive === undefined && peer !== undefined) peer.closed = true;
    }
    yield* shut(end);
  }

  class MessageChannel {
    readonly port1: object;
    readonly port2: object;
    constructor() {
      const { loop } = stamps;
      const both = connect(loop, loop, ['port1', 'port2']);
      this.port1 = new MessagePort(both[0], INSIDE);
      this.port2 = new MessagePort(both[1], INSIDE);
    }
  }

  const receiveMessageOnPort = kit.fn('receiveMessageOnPort', function* (given) {
    const end = isObject(given) ? ends.get(given) : undefined;
    if (end === undefined) throw invalidType('port', 'a MessagePort instance', given);
    const taken = yield* take(end, site());
    return taken === undefined || taken.message === channelClosed ? undefined : taken;
  });

  kit.publish(MessagePort);
  return {
    connect,
    endOf,
    send,
    put,
    deliver,
    listen,
    close,
    take,
    hold,
    copy,
    portOf: (end) => new MessagePort(end, INSIDE),
    MessagePort,
    MessageChannel,
    receiveMessageOnPort,
    structuredClone: (...args) => {
      if (args.length === 0)
        throw nodeError(new TypeError('The "value" argument must be specified'), 'ERR_MISSING_ARGS');
      return copy(args[0], args[1]);
    },
  };
}
