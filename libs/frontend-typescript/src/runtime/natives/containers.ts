import { Register } from '@heddle/engine';
import { encodeYield, OperationKind } from '@heddle/trace';
import type { Context } from '../context';
import type { Elements } from '../elements';
import type { Iteration } from '../iteration';
import type { Memory } from '../memory';
import type { Names } from '../names';
import { ownProperty, isObject, type Callable, type Key, type Twin } from '../types';
import { lengthOf } from '../views';
import { changes, looksAt } from './ranges';
import { namingWhatIsStored } from './stored';

const { apply } = Reflect;
const { getPrototypeOf } = Object;
const { isArray } = Array;

const ARRAY_READS = `at includes indexOf join lastIndexOf slice flat toReversed toSpliced with toString
  toLocaleString subarray`;
const ARRAY_UPDATES = 'push unshift splice reverse fill copyWithin set';
const ARRAY_TAKES = 'pop shift';
const KEYED_READS = `get has`;
/** They read what they are given, too. */
const SET_OPERATIONS = `union intersection difference symmetricDifference isSubsetOf isSupersetOf isDisjointFrom`;
const KEYED_UPDATES = 'set add delete clear getOrInsert';

/**
 * The built-in methods of containers: each is one indivisible operation on the container, and runs natively once the
 * engine has resumed its task.
 */
export function stampContainerMethods(
  context: Context,
  memory: Memory,
  elements: Elements,
  names: Names,
): void {
  const { stamps, port } = context;
  const naming = namingWhatIsStored(context, names);

  const stamp = (holder: object, names: string, kind: OperationKind, twinOf = atomic): void => {
    for (const name of names.split(/\s+/)) {
      const native: unknown = ownProperty(holder, name)?.value;
      if (typeof native === 'function')
        stamps.stampTwin(native, naming(native as Callable, twinOf(native as Callable, kind)));
    }
  };

  const atomic = (native: Callable, kind: OperationKind): Twin =>
    function* (...args) {
      if (isObject(this)) {
        const code = memory.touch(kind, this, port.registers[Register.Site]!);
        if (code !== 0) yield code;
      }
      return apply(native, this, args);
    };

  /** Of a method of a `DataView`: what begins at a byte is an element there. */
  const ofBytes = (native: Callable, kind: OperationKind): Twin => {
    const access = kind === OperationKind.AtomicRead ? OperationKind.Read : OperationKind.Write;
    return function* (...args) {
      const site = port.registers[Register.Site]!;
      const code = isObject(this) ? memory.touch(kind, this, site) : 0;
      if (code !== 0) yield code;
      const [byte] = args;
      if (ArrayBuffer.isView(this) && typeof byte === 'number' && byte >= 0 && byte < lengthOf(this))
        if (port.access(access, memory.element(this, Math.trunc(byte)), site))
          yield encodeYield(access, site);
      return apply(native, this, args);
    };
  };

  /** Of a method of arrays and typed arrays. */
  const ofList = (native: Callable, kind: OperationKind): Twin => {
    const isLook = kind === OperationKind.AtomicRead;
    const range = (isLook ? looksAt : changes)(native.name);
    return function* (...args) {
      const site = port.registers[Register.Site]!;
      const code = isObject(this) ? memory.touch(kind, this, site) : 0;
      if (code !== 0) yield code;
      if (elements.areIn(this) && (isLook ? elements.areLookedAt() : elements.areUsed(this))) {
        const where = range(args, elements.lengthOf(this));
        yield* isLook ? elements.look(this, where, site) : elements.change(this, where, site);
      }
      return apply(native, this, args);
    };
  };

  /** Asking a proxy would run its traps. */
  const isEmpty = (value: unknown): boolean =>
    isArray(value) && !stamps.proxies.has(value) && value.length === 0;

  /** Who takes from an empty array only looks: to do so again and again is to wait for what others put there. */
  const taking = (native: Callable, kind: OperationKind): Twin =>
    function* (...args) {
      const site = port.registers[Register.Site]!;
      if (isEmpty(this)) {
        const look = memory.touch(OperationKind.AtomicRead, this as object, site);
        if (look !== 0) yield look;
        if (isEmpty(this)) return apply(native, this, args);
      }
      const code = isObject(this) ? memory.touch(kind, this, site) : 0;
      if (code !== 0) yield code;
      if (elements.areIn(this) && elements.areUsed(this)) {
        const length = elements.lengthOf(this);
        yield* elements.change(this, [native.name === 'pop' ? length - 1 : 0, length], site);
      }
      return apply(native, this, args);
    };

  const isContainer = (value: unknown): value is object =>
    isObject(value) &&
    !stamps.proxies.has(value) &&
    (isArray(value) || value instanceof Map || value instanceof Set);

  /** Of a function that looks at all that is in its arguments. */
  const looking = (native: Callable): Twin =>
    function* (...args) {
      const site = port.registers[Register.Site]!;
      for (const each of [this, ...args]) {
        if (isContainer(each)) yield* elements.whole(each, site);
      }
      return apply(native, this, args);
    };

  const size = (holder: object): void => {
    const getter = ownProperty(holder, 'size')?.get;
    if (getter) stamps.stampTwin(getter, atomic(getter, OperationKind.AtomicRead));
  };

  for (const holder of [Array.prototype, getPrototypeOf(Int8Array.prototype) as object]) {
    stamp(holder, ARRAY_READS, OperationKind.AtomicRead, ofList);
    stamp(holder, 'concat', OperationKind.AtomicRead, looking);
    stamp(holder, ARRAY_UPDATES, OperationKind.AtomicUpdate, ofList);
    stamp(holder, ARRAY_TAKES, OperationKind.AtomicUpdate, taking);
  }
  const typedArrays = getPrototypeOf(Int8Array.prototype) as object;
  stamp(typedArrays, 'map filter toSorted', OperationKind.AtomicRead, ofList);
  stamp(typedArrays, 'sort', OperationKind.AtomicUpdate, ofList);
  for (const name of Object.getOwnPropertyNames(DataView.prototype)) {
    if (name.startsWith('get')) stamp(DataView.prototype, name, OperationKind.AtomicRead, ofBytes);
    if (name.startsWith('set')) stamp(DataView.prototype, name, OperationKind.AtomicUpdate, ofBytes);
  }
  for (const holder of [Map.prototype, Set.prototype, WeakMap.prototype, WeakSet.prototype]) {
    stamp(holder, KEYED_READS, OperationKind.AtomicRead);
    stamp(holder, SET_OPERATIONS, OperationKind.AtomicRead, looking);
    stamp(holder, KEYED_UPDATES, OperationKind.AtomicUpdate);
    size(holder);
  }
}

/** Makes iterators remember what they iterate over: `for (const [key] of map.entries())` reads the map. */
export function stampIteratorMakers({ stamps }: Context, { sources, indexes }: Iteration): void {
  const names: Key[] = ['keys', 'values', 'entries', Symbol.iterator];
  const holders: object[] = [
    Array.prototype,
    Map.prototype,
    Set.prototype,
    getPrototypeOf(Int8Array.prototype) as object,
  ];
  for (const holder of holders) {
    for (const name of names) {
      const native: unknown = ownProperty(holder, name)?.value;
      if (typeof native !== 'function') continue;
      const make = native as Callable;
      stamps.stampTwin(native, function* () {
        const iterator = apply(make, this, []) as object;
        if (isObject(this)) sources.set(iterator, this);
        if (name === 'keys') indexes.add(iterator);
        return iterator;
      });
    }
  }
}
