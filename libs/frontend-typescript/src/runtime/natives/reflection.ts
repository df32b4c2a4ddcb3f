import { Register } from '@heddle/engine';
import { encodeYield, OperationKind } from '@heddle/trace';
import type { Context } from '../context';
import type { Elements } from '../elements';
import type { Memory } from '../memory';
import type { Properties } from '../properties';
import { builtIn, isObject, type Callable, type Running } from '../types';

const { apply, ownKeys } = Reflect;

export interface Reflection {
  /** Looks at which keys there are. */
  readonly keys: (target: unknown) => Running<void>;
}

interface ReflectionParts {
  readonly context: Context;
  readonly memory: Memory;
  readonly elements: Elements;
  readonly properties: Properties;
}

/** The functions that are to properties what `o.p`, `o.p = x`, `delete o.p`, `p in o` and `for (p in o)` are. */
export function stampReflection({ context, memory, elements, properties }: ReflectionParts): Reflection {
  const { stamps, port } = context;

  function* touched(
    kind: OperationKind.Read | OperationKind.Write,
    target: unknown,
    key: unknown,
  ): Running<void> {
    const site = port.registers[Register.Site]!;
    if (!isObject(target)) return;
    const access = kind === OperationKind.Read ? memory.read : memory.write;
    if (access(target, properties.key(key), site)) yield encodeYield(kind, site);
  }

  const reading = (native: unknown): void =>
    stamps.stampTwin(native as object, function* (...args) {
      yield* touched(OperationKind.Read, args[0], args[1]);
      return apply(native as Callable, this, args);
    });
  const writing = (native: unknown): void =>
    stamps.stampTwin(native as object, function* (...args) {
      yield* touched(OperationKind.Write, args[0], args[1]);
      return apply(native as Callable, this, args);
    });
  [Reflect.has, Reflect.getOwnPropertyDescriptor, Object.getOwnPropertyDescriptor, Object.hasOwn].forEach(
    reading,
  );
  [Reflect.deleteProperty, Reflect.defineProperty, Object.defineProperty].forEach(writing);

  stamps.stampTwin(Reflect.get, function* (...args) {
    const [target, key] = args;
    if (args.length > 2 || !isObject(target)) return apply(Reflect.get as Callable, Reflect, args);
    return yield* properties.readProperty(target, properties.key(key), port.registers[Register.Site]!);
  });
  stamps.stampTwin(Reflect.set, function* (...args) {
    const [target, key, value] = args;
    const twin = isObject(target) ? properties.setter(target, properties.key(key)) : undefined;
    if (args.length === 3 && twin) {
      yield* apply(twin, target, [value]);
      return true;
    }
    yield* touched(OperationKind.Write, target, key);
    return apply(Reflect.set as Callable, Reflect, args);
  });

  for (const name of ['hasOwnProperty', 'propertyIsEnumerable']) {
    const native = builtIn(Object.prototype, name);
    stamps.stampTwin(native, function* (key) {
      yield* touched(OperationKind.Read, this, key);
      return apply(native, this, [key]);
    });
  }
  const defineProperties = Object.defineProperties as Callable;
  stamps.stampTwin(defineProperties, function* (target, described) {
    if (isObject(described))
      for (const key of ownKeys(described)) yield* touched(OperationKind.Write, target, key);
    return apply(defineProperties, Object, [target, described]);
  });

  /** Which keys there are is changed by whoever adds or deletes one, not by who writes to it: no race with a plain write. */
  function* keys(target: unknown): Running<void> {
    const site = port.registers[Register.Site]!;
    if (!isObject(target) || stamps.proxies.has(target)) return;
    if (elements.areIn(target)) {
      const code = memory.touch(OperationKind.AtomicRead, target, site);
      if (code !== 0) yield code;
      return;
    }
    for (const key of ownKeys(target)) {
      const code = memory.readKey(target, key, site);
      if (code !== 0) yield code;
    }
  }
  for (const native of [
    Object.keys,
    Object.getOwnPropertyNames,
    Object.getOwnPropertySymbols,
    Reflect.ownKeys,
  ] as Callable[]) {
    stamps.stampTwin(native, function* (...args) {
      yield* keys(args[0]);
      return apply(native, this, args);
    });
  }
  return { keys };
}
