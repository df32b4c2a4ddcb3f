import { Register } from '@heddle/engine';
import { OperationKind } from '@heddle/trace';
import type { Calls } from '../calls';
import type { Context } from '../context';
import type { Elements } from '../elements';
import type { Memory } from '../memory';
import { builtIn, isObject, runTwin, type Callable, type Running, type Twin } from '../types';
import { mergeSort } from './sort';

const { apply, construct } = Reflect;

/** What a method does with its elements. Plain functions: one is made for every call, and generator functions are expensive to make. */
interface Visit {
  readonly fn: unknown;
  /** The callback's `this`. */
  readonly self?: unknown;
  /** Are missing elements visited, too? */
  readonly holes?: boolean;
  readonly backwards?: boolean;
  /** The callback's arguments; undefined: it is not called for this element, which is its own answer. */
  readonly args: (value: unknown, index: number) => readonly unknown[] | undefined;
  /** Takes the callback's answer. True: that was enough. */
  readonly take: (answer: unknown, value: unknown, index: number) => boolean;
}

/** Array methods that call back, as coroutines: the callback's operations are the task's. */
export function stampArrayCallbacks(
  context: Context,
  memory: Memory,
  elements: Elements,
  calls: Calls,
): void {
  const { stamps, port } = context;

  function* callback(fn: unknown, self: unknown, args: readonly unknown[]): Running {
    const twin = calls.twinOf(fn);
    return twin ? yield* runTwin(twin, self, args) : apply(fn as Callable, self, args);
  }

  /** Goes over the elements, one read each. Answers whether it was stopped. */
  function* each(list: unknown, { fn, self, holes, backwards, args, take }: Visit): Running<boolean> {
    const site = port.registers[Register.Site]!;
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
      const value = object[index];
      const given = args(value, index);
      if (take(given ? yield* callback(fn, self, given) : value, value, index)) return true;
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

  function* reduce(list: unknown, given: readonly unknown[], backwards: boolean): Running {
    let started = given.length > 1;
    let result = given[1];
    yield* each(list, {
      fn: given[0],
      backwards,
      args: (value, index) => (started ? [result, value, index, list] : undefined),
      take: (answer) => {
        result = answer;
        started = true;
        return false;
      },
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
      const take: Visit['take'] = (matches, value, index) => {
        if (!matches) return false;
        found = answer(value, index);
        return true;
      };
      yield* each(this, {
        fn,
        self,
        holes: true,
        backwards,
        args: (value, index) => [value, index, this],
        take,
      });
      return found;
    };

  const test = (stopAt: boolean): Twin =>
    function* (fn, self) {
      const take: Visit['take'] = (answer) => Boolean(answer) === stopAt;
      return (yield* each(this, { fn, self, args: (value, index) => [value, index, this], take })) === stopAt;
    };

  const collect = (
    add: (result: unknown[], answer: unknown, value: unknown, index: number) => void,
    sized: boolean,
  ): Twin =>
    function* (fn, self) {
      const length = sized && Array.isArray(this) ? this.length : 0;
      const result = species(this, length);
      const take: Visit['take'] = (answer, value, index) => {
        add(result, answer, value, index);
        return false;
      };
      yield* each(this, { fn, self, args: (value, index) => [value, index, this], take });
      if (length > result.length) result.length = length;
      return result;
    };

  function* sorted(list: unknown, compare: unknown): Running<unknown[]> {
    const site = port.registers[Register.Site]!;
    if (isObject(list)) yield* elements.whole(list, site);
    const values = Array.prototype.filter.call(list as unknown[], () => true) as unknown[];
    if (compare === undefined) return values.sort();
    if (typeof compare !== 'function')
      throw new TypeError('The comparison function must be either a function or undefined');
    return yield* mergeSort(values, (a, b) => callback(compare, undefined, [a, b]));
  }

  const twins: Record<string, Twin> = {
    *forEach(fn, self) {
      yield* each(this, { fn, self, args: (value, index) => [value, index, this], take: () => false });
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
      const site = port.registers[Register.Site]!;
      const list = this as unknown[];
      const { length } = list;
      const values = yield* sorted(list, compare);
      const code = memory.touch(OperationKind.AtomicUpdate, list, site);
      if (code !== 0) yield code;
      if (elements.areIn(list)) yield* elements.change(list, [0, length], site);
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
