import { OperationKind } from '@heddle/trace';
import type { Calls } from '../calls';
import type { Context } from '../context';
import type { Memory } from '../memory';
import { builtIn, isObject, type Callable, type Running, type Twin } from '../types';
import { mergeSort } from './sort';

const { apply, construct } = Reflect;

type Visit = (value: unknown, index: number) => Running<boolean>;

/** Array methods that call back, as coroutines: the callback's operations are the task's. */
export function stampArrayCallbacks(context: Context, memory: Memory, calls: Calls): void {
  const { stamps, port } = context;

  /** Calls `fn(value, index, list)`. */
  function* callback(fn: unknown, self: unknown, args: readonly unknown[]): Running {
    const twin = calls.twinOf(fn);
    return twin ? yield* apply(twin, self, args) : apply(fn as Callable, self, args);
  }

  /** Goes over the elements, one read each, until `visit` answers true. */
  function* each(
    list: unknown,
    fn: unknown,
    holes: boolean,
    backwards: boolean,
    visit: Visit,
  ): Running<boolean> {
    const site = port.registers[4]!;
    if (list === null || list === undefined) throw new TypeError('Array method called on null or undefined');
    const object = Object(list) as Record<number, unknown> & { length: number };
    if (isObject(list)) {
      const code = memory.touch(OperationKind.AtomicRead, list, site);
      if (code !== 0) yield code;
    }
    const length = Math.max(0, Math.trunc(object.length) || 0);
    if (typeof fn !== 'function') throw new TypeError(`${String(fn)} is not a function`);
    for (let step = 0; step < length; step++) {
      const index = backwards ? length - 1 - step : step;
      if (!holes && !(index in object)) continue;
      const code = isObject(list) ? memory.readElement(list, index, site) : 0;
      if (code !== 0) yield code;
      // Another thread may have shortened the list while this one waited for its turn.
      if (!holes && !(index in object)) continue;
      if (yield* visit(object[index], index)) return true;
    }
    return false;
  }

  const species = (list: unknown, length: number): unknown[] => {
    if (!Array.isArray(list)) return [];
    const maker: unknown = list.constructor;
    const chosen: unknown = isObject(maker)
      ? (maker as { [Symbol.species]?: unknown })[Symbol.species]
      : undefined;
    if (typeof chosen !== 'function' || chosen === Array) return [];
    return construct(chosen, [length]) as unknown[];
  };

  const put = (target: unknown[], index: number, value: unknown): void => {
    Object.defineProperty(target, index, { value, writable: true, enumerable: true, configurable: true });
  };

  function* reduce(list: unknown, args: readonly unknown[], backwards: boolean): Running {
    const [fn] = args;
    let started = args.length > 1;
    let result = args[1];
    yield* each(list, fn, false, backwards, function* (value, index) {
      if (started) result = yield* callback(fn, undefined, [result, value, index, list]);
      else result = value;
      started = true;
      return false;
    });
    if (!started) throw new TypeError('Reduce of empty array with no initial value');
    return result;
  }

  const search = (
    backwards: boolean,
    answer: (value: unknown, index: number) => unknown,
    missing: unknown,
  ): Twin =>
    function* (fn, self) {
      let found = missing;
      // eslint-disable-next-line @typescript-eslint/no-this-alias -- the callbacks are generators
      const list = this;
      yield* each(list, fn, true, backwards, function* (value, index) {
        if (!(yield* callback(fn, self, [value, index, list]))) return false;
        found = answer(value, index);
        return true;
      });
      return found;
    };

  const test = (stopAt: boolean): Twin =>
    function* (fn, self) {
      // eslint-disable-next-line @typescript-eslint/no-this-alias -- the callbacks are generators
      const list = this;
      const stopped = yield* each(list, fn, false, false, function* (value, index) {
        return Boolean(yield* callback(fn, self, [value, index, list])) === stopAt;
      });
      return stopped === stopAt;
    };

  const collect = (
    add: (result: unknown[], answer: unknown, value: unknown, index: number) => void,
    sized: boolean,
  ): Twin =>
    function* (fn, self) {
      // eslint-disable-next-line @typescript-eslint/no-this-alias -- the callbacks are generators
      const list = this;
      const length = sized && Array.isArray(list) ? list.length : 0;
      const result = species(list, length);
      yield* each(list, fn, false, false, function* (value, index) {
        add(result, yield* callback(fn, self, [value, index, list]), value, index);
        return false;
      });
      if (length > result.length) result.length = length;
      return result;
    };

  function* sorted(list: unknown, compare: unknown): Running<unknown[]> {
    const site = port.registers[4]!;
    if (isObject(list)) {
      const code = memory.touch(OperationKind.AtomicRead, list, site);
      if (code !== 0) yield code;
    }
    const values = Array.prototype.filter.call(list as unknown[], () => true) as unknown[];
    if (compare === undefined) return values.sort();
    if (typeof compare !== 'function')
      throw new TypeError('The comparison function must be either a function or undefined');
    return yield* mergeSort(values, (a, b) => callback(compare, undefined, [a, b]));
  }

  const twins: Record<string, Twin> = {
    *forEach(fn, self) {
      // eslint-disable-next-line @typescript-eslint/no-this-alias -- the callbacks are generators
      const list = this;
      yield* each(list, fn, false, false, function* (value, index) {
        yield* callback(fn, self, [value, index, list]);
        return false;
      });
    },
    map: collect((result, answer, _, index) => put(result, index, answer), true),
    filter: collect((result, answer, value) => answer && put(result, result.length, value), false),
    flatMap: collect((result, answer) => {
      for (const part of Array.isArray(answer) ? (answer as unknown[]).flat(0) : [answer])
        put(result, result.length, part);
    }, false),
    some: test(true),
    every: test(false),
    find: search(false, (value) => value, undefined),
    findIndex: search(false, (_, index) => index, -1),
    findLast: search(true, (value) => value, undefined),
    findLastIndex: search(true, (_, index) => index, -1),
    *reduce(...args) {
      return yield* reduce(this, args, false);
    },
    *reduceRight(...args) {
      return yield* reduce(this, args, true);
    },
    *sort(compare) {
      const site = port.registers[4]!;
      const list = this as unknown[];
      const { length } = list;
      const values = yield* sorted(list, compare);
      const code = memory.touch(OperationKind.AtomicUpdate, list, site);
      if (code !== 0) yield code;
      values.forEach((value, index) => (list[index] = value));
      for (let index = values.length; index < length; index++) Reflect.deleteProperty(list, index);
      return list;
    },
    *toSorted(compare) {
      return yield* sorted(this, compare);
    },
  };
  for (const [name, twin] of Object.entries(twins)) {
    stamps.stampTwin(builtIn(Array.prototype, name), twin);
  }
  stampTypedArrays(context, twins);
}

/** Typed arrays share the methods whose result is no new typed array. */
function stampTypedArrays({ stamps }: Context, twins: Record<string, Twin>): void {
  const prototype = Object.getPrototypeOf(Int8Array.prototype) as Record<string, object | undefined>;
  for (const name of [
    'forEach',
    'some',
    'every',
    'find',
    'findIndex',
    'findLast',
    'findLastIndex',
    'reduce',
    'reduceRight',
  ]) {
    const native = prototype[name];
    if (native) stamps.stampTwin(native, twins[name]!);
  }
}
