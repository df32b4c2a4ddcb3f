import { Register } from '@heddle/engine';
import { encodeYield, ObjectKind, OperationKind, OperationResult } from '@heddle/trace';
import type { Promises } from '../asynchronous/promises';
import type { Timers } from '../asynchronous/timers';
import type { PromiseState } from '../asynchronous/state';
import type { Memory } from '../memory';
import type { Kit } from '../threading/kit';
import { builtIn, isObject, type Callable, type Running, type Twin } from '../types';
import { bufferOf, elementTypeOf, lengthOf, offsetOf, sizeOf } from '../views';
import { NONE, type Agent } from './agent';

const READS = ['load'];
const UPDATES = ['store', 'add', 'sub', 'and', 'or', 'xor', 'exchange', 'compareExchange'];
const UNSHARED =
  'Atomics.wait and Atomics.waitAsync need an Int32Array or a BigInt64Array over a SharedArrayBuffer';

/** Somebody who waits at an address. */
export interface Waiter {
  /** Lets it go on. */
  readonly wake: (site: number) => Running<void>;
}

/**
 * `Atomics`: each operation is indivisible, orders what was done before it for whoever sees what it wrote, and lets others run
 * before it. `wait` and `notify` are a list of waiters for each address, as in the specification (ECMA-262, 25.4.3).
 */
export function createAtomics(kit: Kit, memory: Memory, promises: Promises, timers: Timers): object {
  const { context, operation, site } = kit;
  const { port, stamps } = context;
  const native = Atomics as unknown as Record<string, Callable>;

  const access = (kind: OperationKind, view: unknown, index: unknown): number => {
    const where = site();
    if (!isObject(view) || !ArrayBuffer.isView(view) || elementTypeOf(view) === undefined) return NONE;
    const at = Number(index);
    if (!Number.isInteger(at) || at < 0 || at >= lengthOf(view)) return NONE;
    port.registers[Register.Object] = memory.element(view, at);
    return encodeYield(kind, where);
  };

  const atomic = (name: string, kind: OperationKind): Callable =>
    kit.fn(name, function* (...args) {
      const code = access(kind, args[0], args[1]);
      if (code !== NONE) yield code;
      return native[name]!.apply(native, args);
    });

  const { waiting } = stamps;
  const waitersAt = (view: ArrayBufferView, index: number): Waiter[] => {
    const buffer = bufferOf(view);
    const byAddress = waiting.get(buffer) ?? new Map<number, Waiter[]>();
    waiting.set(buffer, byAddress);
    const byte = offsetOf(view) + index * sizeOf(view);
    const waiters = byAddress.get(byte) ?? [];
    byAddress.set(byte, waiters);
    return waiters;
  };

  const remove = (waiters: Waiter[], waiter: Waiter): void => {
    const index = waiters.indexOf(waiter);
    if (index >= 0) waiters.splice(index, 1);
  };

  const waitable = (view: unknown): ArrayBufferView => {
    const isRight =
      isObject(view) &&
      ArrayBuffer.isView(view) &&
      ['Int32Array', 'BigInt64Array'].includes(elementTypeOf(view) ?? '') &&
      stamps.sharedBuffers.has(bufferOf(view));
    if (!isRight) throw new TypeError(UNSHARED);
    return view;
  };

  const milliseconds = (timeout: unknown): number => {
    const given = timeout === undefined ? Infinity : Number(timeout);
    return Number.isNaN(given) ? Infinity : Math.max(0, given);
  };

  const wait: Twin = function* (given, index, expected, timeout) {
    const view = waitable(given);
    const where = site();
    yield access(OperationKind.AtomicRead, view, index);
    if (native['load']!(view, index) !== expected) return 'not-equal';
    const limit = milliseconds(timeout);
    const event = port.create(ObjectKind.Event, 0);
    if (context.explain) port.name('object', event, 'Atomics.wait');
    const waiters = waitersAt(view, Number(index));
    const waiter: Waiter = {
      *wake(waker) {
        yield operation(OperationKind.EventSet, event, 0, -1, waker);
      },
    };
    waiters.push(waiter);
    const agent = stamps.loop.worker as Agent | undefined;
    if (agent !== undefined) agent.blockedOn = event;
    const result = yield operation(
      OperationKind.EventWait,
      event,
      0,
      limit === Infinity ? -1 : limit / 1000,
      where,
    );
    if (agent !== undefined) agent.blockedOn = NONE;
    remove(waiters, waiter);
    return result === (OperationResult.Yes as number) ? 'ok' : 'timed-out';
  };

  const waitAsync: Twin = function* (given, index, expected, timeout) {
    const view = waitable(given);
    const where = site();
    yield access(OperationKind.AtomicRead, view, index);
    if (native['load']!(view, index) !== expected) return { async: false, value: 'not-equal' };
    const limit = milliseconds(timeout);
    if (limit === 0) return { async: false, value: 'timed-out' };
    const result: PromiseState = promises.create();
    const waiters = waitersAt(view, Number(index));
    const event = port.create(ObjectKind.Event, 0);
    const own = stamps.loop;
    let giveUp = (): void => undefined;
    const waiter: Waiter = {
      *wake(waker) {
        yield operation(OperationKind.EventSet, event, 0, -1, waker);
        own.references--;
        const entry = port.loop.post(own.owner, where);
        own.completions.set(entry, function* () {
          giveUp();
          yield operation(OperationKind.EventWait, event, 0, 0, where);
          promises.resolve(result, 'ok');
        });
      },
    };
    waiters.push(waiter);
    own.references++;
    if (limit !== Infinity) {
      giveUp = timers.after(limit, where, () => {
        if (!waiters.includes(waiter)) return;
        remove(waiters, waiter);
        own.references--;
        promises.resolve(result, 'timed-out');
      });
    }
    return { async: true, value: result.promise };
  };

  const notify: Twin = function* (view, index, count) {
    const where = site();
    const code = access(OperationKind.AtomicUpdate, view, index);
    const most = count === undefined ? Infinity : Math.max(0, Number(count));
    if (code !== NONE) yield code;
    if (code === NONE || !stamps.sharedBuffers.has(bufferOf(view as ArrayBufferView)))
      return native['notify']!(view, index, 0);
    const woken = waitersAt(view as ArrayBufferView, Number(index)).splice(0, most);
    for (const waiter of woken) yield* waiter.wake(where);
    return woken.length;
  };

  return {
    ...Object.fromEntries(READS.map((name) => [name, atomic(name, OperationKind.AtomicRead)])),
    ...Object.fromEntries(UPDATES.map((name) => [name, atomic(name, OperationKind.AtomicUpdate)])),
    isLockFree: (size: unknown) => native['isLockFree']!(size),
    wait: kit.fn('wait', wait),
    waitAsync: kit.fn('waitAsync', waitAsync),
    notify: kit.fn('notify', notify),
    [Symbol.toStringTag]: 'Atomics',
  };
}

/** Memory that several workers can hold. Nothing really runs at the same time here, so that it needs no machine support. */
export function createSharedArrayBuffer(shared: WeakSet<object>): object {
  class SharedArrayBuffer extends ArrayBuffer {
    constructor(length: unknown, options?: { maxByteLength?: number }) {
      super(Number(length ?? 0), options);
      shared.add(this);
    }
    get growable(): boolean {
      return Reflect.get(ArrayBuffer.prototype, 'resizable', this);
    }
    grow(length: number): void {
      if (length < this.byteLength)
        throw new RangeError('SharedArrayBuffer.prototype.grow: Invalid length parameter');
      Reflect.apply(resize, this, [length]);
    }
  }
  const { prototype } = SharedArrayBuffer;
  for (const name of ['byteLength', 'maxByteLength', 'slice'])
    Object.defineProperty(prototype, name, Object.getOwnPropertyDescriptor(ArrayBuffer.prototype, name)!);
  Object.defineProperty(prototype, Symbol.toStringTag, { value: 'SharedArrayBuffer', configurable: true });
  // It is made as an `ArrayBuffer`, and is none.
  Object.setPrototypeOf(prototype, Object.prototype);
  return SharedArrayBuffer;
}

const resize = builtIn(ArrayBuffer.prototype, 'resize');
