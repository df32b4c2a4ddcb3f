import { Register } from '@heddle/engine';
import { OperationKind, encodeYield } from '@heddle/trace';
import type { Calls } from './calls';
import type { Context } from './context';
import type { Memory } from './memory';
import { ownProperty, isObject, type Callable, type Key, type Running, type Twin } from './types';

const { apply, get, set } = Reflect;
const { getPrototypeOf, hasOwn } = Object;
const ownKeys = Reflect.ownKeys;

export interface Properties {
  /** The twin of the getter that reading a property would run, if it has one. */
  readonly getter: (target: unknown, key: Key) => Twin | undefined;
  readonly setter: (target: unknown, key: Key) => Twin | undefined;
  readonly key: (value: unknown) => Key;
  readonly superGet: (home: object, key: Key, self: unknown) => Running;
  readonly superSet: (home: object, key: Key, value: unknown, self: unknown, site: number) => Running;
  readonly requireObject: (value: unknown) => unknown;
  /** The `...rest` of an object pattern. */
  readonly restOf: (source: unknown, taken: readonly Key[]) => Running;
  /** `{ ...source }`: one read for each property. */
  readonly spreadInto: (target: object, source: unknown) => Running;
  /** `target[key]`, which may be a getter. */
  readonly readProperty: (target: unknown, key: Key, site: number) => Running;
  /** `target[key] = value`, which may be a setter. */
  readonly writeProperty: (target: object, key: Key, value: unknown, site: number) => Running<void>;
}

export function createProperties({ port, stamps }: Context, memory: Memory, calls: Calls): Properties {
  const accessor = (target: unknown, key: Key, kind: 'get' | 'set'): Callable | undefined => {
    if (typeof key === 'number' || !isObject(target) || stamps.shadowOf(target) === stamps.unobserved)
      return undefined;
    for (
      let holder: object | null = target;
      holder !== null;
      holder = getPrototypeOf(holder) as object | null
    ) {
      if (hasOwn(holder, key)) return ownProperty(holder, key)?.[kind];
    }
    return undefined;
  };

  function* readProperty(target: unknown, key: Key, site: number): Running {
    const twin = calls.twinOf(accessor(target, key, 'get'));
    if (twin) return yield* apply(twin, target, []);
    if (memory.read(target, key, site)) yield encodeYield(OperationKind.Read, site);
    return (target as Record<Key, unknown>)[key];
  }

  /** @param self whose property it is, where `target` is a class above it */
  function* writeProperty(
    target: object,
    key: Key,
    value: unknown,
    site: number,
    self: unknown = target,
  ): Running<void> {
    const twin = calls.twinOf(accessor(target, key, 'set'));
    if (twin) {
      yield* apply(twin, self, [value]);
      return;
    }
    if (memory.write(self, key, site)) yield encodeYield(OperationKind.Write, site);
    if (!set(target, key, value, self))
      throw new TypeError(`Cannot assign to read only property '${String(key)}'`);
  }

  function* copy(target: object, source: unknown, except: readonly Key[]): Running<void> {
    const site = port.registers[Register.Site]!;
    if (source === null || source === undefined) return;
    const from = Object(source) as object;
    for (const name of ownKeys(from)) {
      if (except.some((taken) => name === (typeof taken === 'number' ? String(taken) : taken))) continue;
      if (!ownProperty(from, name)?.enumerable) continue;
      const value = yield* readProperty(from, name, site);
      Object.defineProperty(target, name, {
        __proto__: null,
        value,
        writable: true,
        enumerable: true,
        configurable: true,
      } as PropertyDescriptor);
    }
  }

  return {
    getter: (target, key) => calls.twinOf(accessor(target, key, 'get')),
    setter: (target, key) => calls.twinOf(accessor(target, key, 'set')),
    key: (value) => {
      if (typeof value === 'number' || typeof value === 'string' || typeof value === 'symbol') return value;
      if (!isObject(value)) return String(value);
      return toKey(value);
    },
    readProperty,
    writeProperty,
    *superGet(home, key, self) {
      const parent = getPrototypeOf(home) as object | null;
      if (parent === null) throw new TypeError(`Cannot read properties of null (reading '${String(key)}')`);
      const twin = calls.twinOf(accessor(parent, key, 'get'));
      return twin ? yield* apply(twin, self, []) : (get(parent, key, self) as unknown);
    },
    *superSet(home, key, value, self, site) {
      yield* writeProperty(getPrototypeOf(home) as object, key, value, site, self);
      return value;
    },
    requireObject: (value) => {
      if (value === null || value === undefined) throw new TypeError(`Cannot destructure '${String(value)}'`);
      return value;
    },
    *restOf(source, taken) {
      const rest = {};
      yield* copy(rest, source, taken);
      return rest;
    },
    *spreadInto(target, source) {
      yield* copy(target, source, []);
    },
  };
}

/** An object as a property key: the language's own conversion, made once. */
function toKey(value: object): Key {
  const [key] = ownKeys({ [value as unknown as string]: 0 });
  return key!;
}
