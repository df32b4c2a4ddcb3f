import { OperationKind, encodeYield } from '@heddle/trace';
import type { Context } from './context';
import type { Shadow } from './stamps';
import { isObject, type Key } from './types';
import { bufferOf, offsetOf, sizeOf } from './views';

/** Which memory location an access is about, and whether it is a switch point. */
export interface Memory {
  readonly read: (target: unknown, key: Key, site: number) => boolean;
  readonly readMethod: (target: unknown, key: Key, site: number) => boolean;
  readonly write: (target: unknown, key: Key, site: number) => boolean;
  readonly readPrivate: (target: object, key: symbol, site: number) => boolean;
  readonly writePrivate: (target: object, key: symbol, site: number) => boolean;
  /** These answer what to yield, or 0. */
  readonly readLength: (target: unknown, site: number) => number;
  readonly writeLength: (target: unknown, site: number) => number;
  readonly touch: (kind: OperationKind, container: object, site: number) => number;
  /** Is there a property of this name? */
  readonly readKey: (target: object, key: Key, site: number) => number;
  readonly readElement: (target: object, index: number, site: number) => number;
  /** Never make this object's properties memory locations. */
  readonly ignore: (target: object) => void;
  readonly shadow: (target: object) => Shadow;
  /** The location of an element of a typed array. */
  readonly element: (view: ArrayBufferView, index: number) => number;
  /** The location of a property if it has one already. */
  readonly known: (target: object, key: Key) => number | undefined;
}

const { hasOwn, getOwnPropertyDescriptor, getPrototypeOf } = Object;
const isArray = Array.isArray;
const isView = (value: object): value is ArrayBufferView => ArrayBuffer.isView(value);
const NONE = -1;

export function createMemory(
  context: Context,
  named: (target: object, key: Key, location: number) => void,
): Memory {
  const { port, stamps } = context;
  const { run } = stamps;
  const access = (kind: OperationKind, location: number, site: number): boolean =>
    port.access(kind, location, site);

  const shadow = (target: object): Shadow => {
    const known = stamps.shadowOf(target);
    if (known === undefined) {
      const made = stamps.newShadow();
      stamps.stampShadow(target, made);
      return made;
    }
    if (known.run !== run.number && known !== stamps.unobserved) known.restart(run.number);
    return known;
  };

  const allocate = (target: object, key: Key): number => {
    const record = shadow(target);
    if (record === stamps.unobserved) return NONE;
    const index = canonical(key);
    const known = record.locations.get(index);
    if (known !== undefined) return known;
    const location =
      typeof index === 'number' && isView(target) ? elementLocation(target, index) : port.createLocations(1);
    record.locations.set(index, location);
    named(target, key, location);
    return location;
  };

  /** Views of one buffer have the elements in common that begin at the same byte. */
  const elementLocation = (view: ArrayBufferView, index: number): number => {
    const buffer = bufferOf(view);
    const { locations } = shadow(buffer);
    const byte = offsetOf(view) + index * sizeOf(view);
    const known = locations.get(byte);
    if (known !== undefined) return known;
    const location = port.createLocations(1);
    locations.set(byte, location);
    if (stamps.sharedBuffers.has(buffer)) port.synchronises(location);
    return location;
  };

  const knownLocation = (target: object, key: Key): number | undefined => {
    const record = stamps.shadowOf(target);
    if (record === undefined) return undefined;
    if (record === stamps.unobserved) return NONE;
    return record.run === run.number ? record.locations.get(canonical(key)) : undefined;
  };

  /** A property that the object does not have itself: shared if it is data further up, or nowhere at all. */
  const inherited = (target: object, key: Key): number => {
    for (
      let holder = getPrototypeOf(target) as object | null;
      holder !== null;
      holder = getPrototypeOf(holder) as object | null
    ) {
      if (!hasOwn(holder, key)) continue;
      if (stamps.shadowOf(holder) === stamps.unobserved) return NONE;
      const property = getOwnPropertyDescriptor(holder, key)!;
      return 'value' in property && typeof property.value !== 'function' ? allocate(holder, key) : NONE;
    }
    return allocate(target, key);
  };

  const readLocation = (target: unknown, key: Key): number => {
    if (!isObject(target)) return NONE;
    const known = knownLocation(target, key);
    if (known !== undefined) return known;
    if (!hasOwn(target, key)) return inherited(target, key);
    return isData(target, key) ? allocate(target, key) : NONE;
  };

  const writeLocation = (target: unknown, key: Key): number => {
    if (!isObject(target)) return NONE;
    const known = knownLocation(target, key);
    if (known !== undefined) return known;
    for (
      let holder: object | null = target;
      holder !== null;
      holder = getPrototypeOf(holder) as object | null
    ) {
      if (!hasOwn(holder, key)) continue;
      // A setter, or something that refuses to be overwritten; intrinsics let an own property be made instead.
      if (holder === target || stamps.shadowOf(holder) !== stamps.unobserved) {
        if (!isData(holder, key)) return NONE;
      }
      break;
    }
    return allocate(target, key);
  };

  const touch = (kind: OperationKind, given: object, site: number): number => {
    const container = isView(given) ? bufferOf(given) : given;
    const record = shadow(container);
    if (record === stamps.unobserved) return 0;
    if (record.container === NONE) {
      record.container = port.createLocations(1);
      named(container, '', record.container);
    }
    return access(kind, record.container, site) ? encodeYield(kind, site) : 0;
  };

  const read = (target: unknown, key: Key, site: number): boolean => {
    const location = readLocation(target, key);
    return location !== NONE && access(OperationKind.Read, location, site);
  };

  const write = (target: unknown, key: Key, site: number): boolean => {
    const location = writeLocation(target, key);
    return location !== NONE && access(OperationKind.Write, location, site);
  };

  const declared = (target: object, key: symbol): void => {
    if (!isObject(target) || !hasOwn(target, key)) {
      throw new TypeError(
        `Cannot access private member ${key.description} of an object whose class did not declare it`,
      );
    }
  };

  return {
    read,
    write,
    touch,
    shadow,
    known: knownLocation,
    element: (view, index) => allocate(view, index),
    readMethod: (target, key, site) => isObject(target) && hasOwn(target, key) && read(target, key, site),
    readPrivate: (target, key, site) => {
      declared(target, key);
      return access(OperationKind.Read, allocate(target, key), site);
    },
    writePrivate: (target, key, site) => {
      declared(target, key);
      return access(OperationKind.Write, allocate(target, key), site);
    },
    readLength: (target, site) => {
      if (isArray(target)) return touch(OperationKind.AtomicRead, target, site);
      return read(target, 'length', site) ? encodeYield(OperationKind.Read, site) : 0;
    },
    writeLength: (target, site) => {
      if (isArray(target)) return touch(OperationKind.AtomicUpdate, target, site);
      return write(target, 'length', site) ? encodeYield(OperationKind.Write, site) : 0;
    },
    readKey: (target, key, site) => {
      const location = readLocation(target, key);
      return location !== NONE && access(OperationKind.AtomicRead, location, site)
        ? encodeYield(OperationKind.AtomicRead, site)
        : 0;
    },
    readElement: (target, index, site) => {
      const location = allocate(target, index);
      return location !== NONE && access(OperationKind.Read, location, site)
        ? encodeYield(OperationKind.Read, site)
        : 0;
    },
    ignore: (target) => stamps.stampShadow(target, stamps.unobserved),
  };
}

function isData(target: object, key: Key): boolean {
  const property = getOwnPropertyDescriptor(target, key);
  return property !== undefined && 'value' in property;
}

/** `a[0]` and `a['0']` are one element. */
function canonical(key: Key): Key {
  if (typeof key !== 'string') return typeof key === 'number' && !isIndex(key) ? String(key) : key;
  const first = key.charCodeAt(0);
  if (!(first >= 48 && first <= 57)) return key;
  const index = Number(key);
  return isIndex(index) && String(index) === key ? index : key;
}

function isIndex(value: number): boolean {
  return value >>> 0 === value;
}
