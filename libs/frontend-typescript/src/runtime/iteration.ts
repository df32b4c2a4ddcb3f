import { Register } from '@heddle/engine';
import { OperationKind } from '@heddle/trace';
import type { Calls } from './calls';
import type { Context } from './context';
import type { Elements } from './elements';
import type { Memory } from './memory';
import { isObject, type Callable, type Running } from './types';

const isArray = Array.isArray;

/** A `for…of` in progress. */
export interface Cursor {
  value: unknown;
  /** Must the iterator be told when the loop is left early? */
  open: boolean;
  /** The loop is being left by an exception, which is not to be replaced by one of `return()`. */
  failed: boolean;
  /** Can it be moved on without a coroutine? Then `advance` is used, else `step`. */
  readonly native: boolean;
  readonly container: object | undefined;
  readonly index: number;
  advance(): boolean;
  step(): Running<boolean>;
  close(): Running<void>;
}

export interface Iteration {
  readonly cursor: (iterable: unknown) => Running<Cursor>;
  readonly pollLength: (cursor: Cursor, site: number) => number;
  readonly pollElement: (cursor: Cursor, site: number) => number;
  /** What a spread spreads: the value itself if that runs no code of the program's, else an array. */
  readonly spread: (iterable: unknown) => Running;
  /** All values of an iterable, in a new array. */
  readonly collect: (iterable: unknown) => Running<unknown[]>;
  /** A cursor for code that calls back: a built-in container is copied at once, the program's own iterator moved step by step. */
  readonly snapshot: (iterable: unknown) => Running<Cursor>;
  /** A cursor over an array that nobody else has. */
  readonly over: (values: unknown[]) => Cursor;
  /** The first `count` values, and the array of the others if `rest`. */
  readonly take: (iterable: unknown, count: number, rest: boolean) => Running<unknown[]>;
  readonly iterator: (iterable: unknown) => Running<IteratorRecord>;
  readonly step: (record: IteratorRecord) => Running<boolean>;
  /** What a built-in iterator iterates over; and those that give indexes of it, or keys. */
  readonly sources: WeakMap<object, object>;
  readonly indexes: WeakSet<object>;
}

export interface IteratorRecord {
  readonly iterator: object;
  readonly next: unknown;
  value: unknown;
}

/** The built-in iterators that run no code of the program's. */
const arrayValues: unknown = Array.prototype[Symbol.iterator];
const arrayIterator = Object.getPrototypeOf([][Symbol.iterator]()) as { next: Callable };
const mapIterator = Object.getPrototypeOf(new Map()[Symbol.iterator]()) as { next: Callable };
const setIterator = Object.getPrototypeOf(new Set()[Symbol.iterator]()) as { next: Callable };
const stringIterator = Object.getPrototypeOf(''[Symbol.iterator]()) as { next: Callable };
const NATIVE_NEXT = new Set<unknown>([
  arrayIterator.next,
  mapIterator.next,
  setIterator.next,
  stringIterator.next,
]);

export function createIteration(
  { port }: Context,
  memory: Memory,
  elements: Elements,
  calls: Calls,
): Iteration {
  const sources = new WeakMap<object, object>();
  const indexes = new WeakSet();
  const siteOf = (): number => port.registers[Register.Site]!;

  function* iterator(iterable: unknown): Running<IteratorRecord> {
    const method: unknown =
      iterable === null || iterable === undefined
        ? undefined
        : (iterable as Record<symbol, unknown>)[Symbol.iterator];
    if (typeof method !== 'function') throw new TypeError(`${typeof iterable} is not iterable`);
    const made = yield* calls.invoke(method, iterable, []);
    if (!isObject(made)) throw new TypeError('Result of the Symbol.iterator method is not an object');
    return { iterator: made, next: (made as Record<string, unknown>)['next'], value: undefined };
  }

  function* step(record: IteratorRecord): Running<boolean> {
    const result = yield* calls.invoke(record.next, record.iterator, []);
    if (!isObject(result)) throw new TypeError(`Iterator result ${String(result)} is not an object`);
    if ((result as IteratorResult<unknown>).done) return false;
    record.value = (result as IteratorResult<unknown>).value;
    return true;
  }

  class ArrayCursor implements Cursor {
    value: unknown = undefined;
    readonly open = false;
    failed = false;
    readonly native = true;
    index = 0;
    constructor(readonly container: unknown[]) {}
    advance(): boolean {
      if (this.index >= this.container.length) return false;
      this.value = this.container[this.index++];
      return true;
    }
    *step(): Running<boolean> {
      return this.advance();
    }
    *close(): Running<void> {}
  }

  class NativeCursor extends ArrayCursor {
    /** @param reads whether its values are, or have in them, what is in the source: not of `keys()` */
    constructor(
      readonly source: object | undefined,
      readonly reads: boolean,
      private readonly iterator: Iterator<unknown>,
      private readonly next: Callable,
    ) {
      super([]);
    }
    override advance(): boolean {
      const result = Reflect.apply(this.next, this.iterator, []) as IteratorResult<unknown>;
      if (result.done) return false;
      this.index++;
      this.value = result.value;
      return true;
    }
  }

  class ProtocolCursor implements Cursor {
    value: unknown = undefined;
    open = true;
    failed = false;
    readonly native = false;
    readonly container = undefined;
    readonly index = 0;
    constructor(private readonly record: IteratorRecord) {}
    advance(): boolean {
      return false;
    }
    *step(): Running<boolean> {
      // An iterator that throws is not closed.
      this.open = false;
      if (!(yield* step(this.record))) return false;
      this.open = true;
      this.value = this.record.value;
      return true;
    }
    *close(): Running<void> {
      this.open = false;
      yield* closeIterator(this.record.iterator, this.failed);
    }
  }

  function* closeIterator(target: object, failed: boolean): Running<void> {
    try {
      const method = (target as Record<string, unknown>)['return'];
      if (method === undefined || method === null) return;
      const result = yield* calls.invoke(method, target, []);
      if (!isObject(result) && !failed)
        throw new TypeError(`Iterator result ${String(result)} is not an object`);
    } catch (error) {
      if (!failed) throw error;
    }
  }

  function* cursor(iterable: unknown): Running<Cursor> {
    if (isPlainArray(iterable)) return new ArrayCursor(iterable);
    const record = yield* iterator(iterable);
    if (!NATIVE_NEXT.has(record.next)) return new ProtocolCursor(record);
    const source = sources.get(record.iterator) ?? (isObject(iterable) ? iterable : undefined);
    const reads = !indexes.has(record.iterator);
    return new NativeCursor(source, reads, record.iterator as Iterator<unknown>, record.next as Callable);
  }

  function* spread(iterable: unknown): Running {
    if (isPlainArray(iterable)) {
      yield* elements.whole(iterable, siteOf());
      return iterable;
    }
    return yield* collect(iterable);
  }

  function* snapshot(iterable: unknown): Running<Cursor> {
    const site = siteOf();
    const from = yield* cursor(iterable);
    return from.native ? new ArrayCursor(yield* drain(from, site)) : from;
  }

  function* collect(iterable: unknown): Running<unknown[]> {
    const site = siteOf();
    return yield* drain(yield* cursor(iterable), site);
  }

  function* drain(from: Cursor, site: number): Running<unknown[]> {
    const values: unknown[] = [];
    if (!from.native) {
      while (yield* from.step()) values.push(from.value);
      return values;
    }
    const container = sourceOf(from);
    if (container) yield* elements.whole(container, site, readsOf(from) ? Infinity : 0);
    while (from.advance()) values.push(from.value);
    return values;
  }

  function* take(iterable: unknown, count: number, rest: boolean): Running<unknown[]> {
    const site = siteOf();
    const from = yield* cursor(iterable);
    const container = sourceOf(from);
    if (container) yield* elements.whole(container, site, rest ? Infinity : count);
    const values: unknown[] = [];
    let more = true;
    while (more && values.length < count) {
      more = from.native ? from.advance() : yield* from.step();
      if (more) values.push(from.value);
    }
    if (rest) {
      const others: unknown[] = [];
      while (more) {
        more = from.native ? from.advance() : yield* from.step();
        if (more) others.push(from.value);
      }
      values.length = count;
      values.push(others);
    } else if (from.open) yield* from.close();
    return values;
  }

  const readsOf = (from: Cursor): boolean => !(from instanceof NativeCursor) || from.reads;
  const sourceOf = (from: Cursor): object | undefined =>
    from instanceof NativeCursor ? from.source : from.native ? from.container : undefined;

  return {
    cursor,
    spread,
    collect,
    snapshot,
    over: (values) => new ArrayCursor(values),
    take,
    iterator,
    step,
    sources,
    indexes,
    pollLength: (from, site) => {
      const container = sourceOf(from);
      return container ? memory.touch(OperationKind.AtomicRead, container, site) : 0;
    },
    pollElement: (from, site) => {
      const container = sourceOf(from);
      if (!elements.areIn(container) || !readsOf(from)) return 0;
      return from.index < elements.lengthOf(container) ? memory.readElement(container, from.index, site) : 0;
    },
  };
}

/** An array whose iteration runs no code of the program's. (Another realm's array goes by the protocol.) */
function isPlainArray(value: unknown): value is unknown[] {
  return isArray(value) && (value as unknown as Record<symbol, unknown>)[Symbol.iterator] === arrayValues;
}
