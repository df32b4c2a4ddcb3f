import { Register } from '@heddle/engine';
import type { Kit } from '../threading/kit';
import { isObject, type Callable, type Running } from '../types';
import type { AsyncFunctions } from './functions';
import type { AsyncIteration } from './iteration';

/** `Array.fromAsync`. What it makes is an `Array`, whatever it was called on. */
export function createFromAsync(
  { context, calls }: Kit,
  functions: AsyncFunctions,
  { asyncCursor }: AsyncIteration,
): Callable {
  const site = (): number => context.port.registers[Register.Site]!;

  function* body(items: unknown, mapper: unknown, self: unknown): Running {
    const where = site();
    if (mapper !== undefined && typeof mapper !== 'function')
      throw new TypeError('The mapper of Array.fromAsync is not a function');
    const made: unknown[] = [];
    function* add(value: unknown): Running<void> {
      if (mapper === undefined) made.push(value);
      else made.push(yield functions.awaited(yield* calls.invoke(mapper, self, [value, made.length]), where));
    }
    if (isObject(items) && !(Symbol.asyncIterator in items) && !(Symbol.iterator in items)) {
      const list = items as ArrayLike<unknown>;
      const length = Math.max(0, Math.trunc(list.length) || 0);
      while (made.length < length) yield* add(yield functions.awaited(list[made.length], where));
      return made;
    }
    const cursor = yield* asyncCursor(items);
    try {
      while (yield* cursor.step()) yield* add(cursor.value);
    } catch (error) {
      cursor.failed = true;
      throw error;
    } finally {
      if (cursor.open) yield* cursor.close();
    }
    return made;
  }

  return function fromAsync(...args) {
    return functions.asyncCall(body, undefined, args, site(), 'fromAsync');
  };
}
