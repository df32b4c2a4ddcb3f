import { Register } from '@heddle/engine';
import type { Context } from '../context';
import type { Cursor, Iteration, IteratorRecord } from '../iteration';
import { isObject, type Callable, type Running } from '../types';
import type { AsyncFunctions } from './functions';
import type { Promises } from './promises';
import { createSyncIteratorWrapper } from './from-sync-iterator';
import type { Loop } from './loop';

const { apply } = Reflect;

export interface AsyncIteration {
  /** GetIterator(value, async). */
  readonly asyncIterator: (iterable: unknown) => Running<IteratorRecord>;
  /** A `for await…of` in progress. */
  readonly asyncCursor: (
    iterable: unknown,
  ) => Running<Pick<Cursor, 'value' | 'open' | 'failed' | 'step' | 'close'>>;
}

export function createAsyncIteration(
  context: Context,
  functions: AsyncFunctions,
  promises: Promises,
  loop: Loop,
  iteration: Iteration,
): AsyncIteration {
  const fromSync = createSyncIteratorWrapper(context, promises, loop);
  const siteOf = (): number => context.port.registers[Register.Site]!;

  function* asyncIterator(iterable: unknown): Running<IteratorRecord> {
    const method: unknown =
      iterable === null || iterable === undefined
        ? undefined
        : (iterable as Record<symbol, unknown>)[Symbol.asyncIterator];
    if (method === undefined || method === null) return fromSync(yield* iteration.iterator(iterable));
    if (typeof method !== 'function') throw new TypeError('object is not async iterable');
    const made: unknown = apply(method as Callable, iterable, []);
    if (!isObject(made)) throw new TypeError('Result of the Symbol.asyncIterator method is not an object');
    return { iterator: made, next: (made as Record<string, unknown>)['next'], value: undefined };
  }

  class AsyncCursor {
    value: unknown = undefined;
    open = true;
    failed = false;
    constructor(
      private readonly record: IteratorRecord,
      private readonly site: number,
    ) {}

    *step(): Running<boolean> {
      this.open = false;
      const { next, iterator } = this.record;
      const result: unknown = yield functions.awaited(apply(next as Callable, iterator, []), this.site);
      if (!isObject(result)) throw new TypeError(`Iterator result ${String(result)} is not an object`);
      if ((result as IteratorResult<unknown>).done) return false;
      this.value = (result as IteratorResult<unknown>).value;
      this.open = true;
      return true;
    }

    *close(): Running<void> {
      this.open = false;
      try {
        const { iterator } = this.record;
        const method = (iterator as Record<string, unknown>)['return'];
        if (method === undefined || method === null) return;
        const result: unknown = yield functions.awaited(apply(method as Callable, iterator, []), this.site);
        if (!isObject(result) && !this.failed)
          throw new TypeError(`Iterator result ${String(result)} is not an object`);
      } catch (error) {
        if (!this.failed) throw error;
      }
    }
  }

  return {
    asyncIterator,
    *asyncCursor(iterable) {
      const site = siteOf();
      return new AsyncCursor(yield* asyncIterator(iterable), site);
    },
  };
}
