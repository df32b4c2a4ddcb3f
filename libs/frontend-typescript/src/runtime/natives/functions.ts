import { Register } from '@heddle/engine';
import { OperationKind } from '@heddle/trace';
import type { Calls } from '../calls';
import type { Context } from '../context';
import type { Elements } from '../elements';
import type { Cursor, Iteration } from '../iteration';
import type { Memory } from '../memory';
import type { Properties } from '../properties';
import {
  builtIn,
  isObject,
  runTwin,
  type Callable,
  type Constructor,
  type Key,
  type Running,
  type Twin,
} from '../types';

const { apply, construct } = Reflect;

/** Everything else in the language that calls back, or copies properties. */
export function stampFunctions(parts: {
  readonly context: Context;
  readonly memory: Memory;
  readonly elements: Elements;
  readonly calls: Calls;
  readonly iteration: Iteration;
  readonly properties: Properties;
}): void {
  const { context, memory, elements, calls, iteration, properties } = parts;
  const { stamps, port } = context;
  const stamp = (native: unknown, twin: Twin): void => {
    if (typeof native === 'function') stamps.stampTwin(native, twin);
  };

  /** The arguments that are given as a list. */
  function* listOf(value: unknown): Running<unknown[]> {
    if (value === undefined || value === null) return [];
    if (!isObject(value)) throw new TypeError('CreateListFromArrayLike called on non-object');
    if (elements.areIn(value)) yield* elements.whole(value, port.registers[Register.Site]!);
    return Array.prototype.slice.call<ArrayLike<unknown>, [], unknown[]>(value as ArrayLike<unknown>);
  }

  stamp(builtIn(Function.prototype, 'call'), function* (self, ...args) {
    return yield* calls.invoke(this, self, args);
  });
  stamp(builtIn(Function.prototype, 'apply'), function* (self, args) {
    return yield* calls.invoke(this, self, yield* listOf(args));
  });
  const nativeBind = builtIn(Function.prototype, 'bind');
  stamp(nativeBind, function* (self, ...first) {
    const bound = apply(nativeBind, this, [self, ...first]) as object;
    const twin = calls.twinOf(this);
    if (twin) {
      stamps.stampTwin(bound, function* (...rest) {
        return yield* apply(twin, self, [...first, ...rest]);
      });
    }
    return bound;
  });
  stamp(Reflect.apply, function* (fn, self, args) {
    return yield* calls.invoke(fn, self, yield* listOf(args));
  });
  stamp(Reflect.construct, function* (...given) {
    const [callee, args, newTarget] = given;
    return yield* calls.construct(callee, yield* listOf(args), given.length > 2 ? newTarget : callee);
  });

  stamp(builtIn(Array, 'from'), function* (items, fn, self) {
    if (!isObject(items) || !(Symbol.iterator in items)) {
      const plain = Array.from(items as ArrayLike<unknown>);
      return fn === undefined ? plain : yield* mapped(iteration.over(plain), fn, self);
    }
    const list =
      fn === undefined
        ? yield* iteration.collect(items)
        : yield* mapped(yield* iteration.snapshot(items), fn, self);
    return this === Array ? list : apply(builtIn(Array, 'from'), this, [list]);
  });

  /** Calls back with every value as it comes: the program's own iterator goes on only when the call has returned. */
  function* mapped(from: Cursor, fn: unknown, self: unknown, values?: unknown[]): Running<unknown[]> {
    const answers: unknown[] = [];
    const twin = calls.twinOf(fn);
    try {
      while (from.native ? from.advance() : yield* from.step()) {
        const { value } = from;
        values?.push(value);
        const args = [value, answers.length];
        answers.push(twin ? yield* runTwin(twin, self, args) : apply(fn as Callable, self, args));
      }
    } catch (error) {
      from.failed = true;
      if (from.open) yield* from.close();
      throw error;
    }
    return answers;
  }

  for (const holder of [Map.prototype, Set.prototype] as unknown as Record<string, Callable>[]) {
    const entries = holder['entries']!;
    stamp(holder['forEach'], function* (fn, self) {
      const site = port.registers[Register.Site]!;
      const iterator = apply(entries, this, []) as Iterator<[unknown, unknown]>;
      const code = memory.touch(OperationKind.AtomicRead, this as object, site);
      if (code !== 0) yield code;
      for (let step = iterator.next(); !step.done; step = iterator.next()) {
        yield* calls.invoke(fn, self, [step.value[1], step.value[0], this]);
      }
    });
  }

  function* grouped(items: unknown, fn: unknown, add: (key: unknown, value: unknown) => void): Running<void> {
    const values: unknown[] = [];
    const keys = yield* mapped(yield* iteration.snapshot(items), fn, undefined, values);
    for (let index = 0; index < values.length; index++) add(keys[index], values[index]);
  }
  stamp(builtIn(Map, 'groupBy'), function* (items, fn) {
    const groups = new Map<unknown, unknown[]>();
    yield* grouped(items, fn, (key, value) => {
      const group = groups.get(key);
      if (group) group.push(value);
      else groups.set(key, [value]);
    });
    return groups;
  });
  stamp(Object.groupBy, function* (items, fn) {
    const groups = Object.create(null) as Record<Key, unknown[]>;
    yield* grouped(items, fn, (key, value) => (groups[properties.key(key)] ??= []).push(value));
    return groups;
  });

  const fromEntries = builtIn(Object, 'fromEntries');
  stamp(fromEntries, function* (entries) {
    return apply(fromEntries, Object, [yield* iteration.collect(entries)]);
  });

  const collection = (native: Constructor, add: (target: object, value: unknown) => void): void =>
    stamps.stampConstructor(native, function* (items) {
      const made: object = construct(native, [], this as Constructor);
      if (items === undefined || items === null) return made;
      for (const value of yield* iteration.collect(items)) add(made, value);
      return made;
    });
  collection(Map, (target, value) => {
    if (!isObject(value)) throw new TypeError(`Iterator value ${String(value)} is not an entry object`);
    const [key, each] = value as [unknown, unknown];
    (target as Map<unknown, unknown>).set(key, each);
  });
  collection(Set as Constructor, (target, value) => void (target as Set<unknown>).add(value));
  for (const view of [
    Int8Array,
    Uint8Array,
    Uint8ClampedArray,
    Int16Array,
    Uint16Array,
    Int32Array,
    Uint32Array,
  ]) {
    stamps.stampConstructor(view, function* (...args) {
      const [source] = args;
      if (elements.areIn(source)) yield* elements.whole(source, port.registers[Register.Site]!);
      return construct(view, args, this as Constructor) as object;
    });
  }

  stamp(Object.assign, function* (target, ...sources) {
    if (target === null || target === undefined)
      throw new TypeError('Cannot convert undefined or null to object');
    const to = Object(target) as object;
    const site = port.registers[Register.Site]!;
    for (const source of sources) {
      if (source === null || source === undefined) continue;
      const from = Object(source) as object;
      for (const key of Reflect.ownKeys(from)) {
        if (!Object.prototype.propertyIsEnumerable.call(from, key)) continue;
        const value = yield* properties.readProperty(from, key, site);
        yield* properties.writeProperty(to, key, value, site);
      }
    }
    return to;
  });

  const reading = (native: unknown, answer: (key: string, value: unknown) => unknown): void =>
    stamp(native, function* (source) {
      const site = port.registers[Register.Site]!;
      const result: unknown[] = [];
      for (const key of Object.keys(source as object)) {
        if (!Object.prototype.propertyIsEnumerable.call(source, key)) continue;
        result.push(answer(key, yield* properties.readProperty(source, key, site)));
      }
      return result;
    });
  reading(Object.values, (_, value) => value);
  reading(Object.entries, (key, value) => [key, value]);
}
