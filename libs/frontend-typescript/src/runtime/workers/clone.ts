import { DOMException } from '../events/errors';
import type { Stamps } from '../stamps';
import { builtIn, isError, isObject, ownProperty, type Callable } from '../types';
import { bufferOf, elementTypeOf, lengthOf, offsetOf } from '../views';

const { apply } = Reflect;
const getter = (holder: object, name: string): Callable => ownProperty(holder, name)!.get!;
const dateValue = builtIn(Date.prototype, 'getTime');
const mapSize = getter(Map.prototype, 'size');
const setSize = getter(Set.prototype, 'size');
const mapForEach = builtIn(Map.prototype, 'forEach');
const setForEach = builtIn(Set.prototype, 'forEach');
const regExpSource = getter(RegExp.prototype, 'source');
const regExpFlags = getter(RegExp.prototype, 'flags');
const byteLength = getter(ArrayBuffer.prototype, 'byteLength');
const slice = builtIn(ArrayBuffer.prototype, 'slice');
const weakMapHas = builtIn(WeakMap.prototype, 'has');
const weakSetHas = builtIn(WeakSet.prototype, 'has');
const boxes = [Number, String, Boolean, BigInt].map((box) => builtIn(box.prototype as object, 'valueOf'));

const ERRORS: Readonly<Record<string, typeof Error>> = {
  EvalError,
  RangeError,
  ReferenceError,
  SyntaxError,
  TypeError,
  URIError,
};
const VIEWS: Readonly<Record<string, unknown>> = {
  Int8Array,
  Uint8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
  BigInt64Array,
  BigUint64Array,
};

/** What is moved, not copied: answers the object that takes its place, or undefined if it is none of these. */
export type Transfer = (value: object) => object | undefined;

/** Has the value the internal slot that this method of its class asks for? */
function has(method: Callable, value: object, ...args: unknown[]): boolean {
  try {
    apply(method, value, args);
    return true;
  } catch {
    return false;
  }
}

/**
 * StructuredSerialize and StructuredDeserialize (HTML, 2.7) in one: the copy that arrives. Looks at internal slots only, so that nothing
 * that a program patches is believed.
 *
 * @throws DataCloneError for what cannot be copied
 */
export function structuredCopy(
  root: unknown,
  stamps: Stamps,
  transfer: Transfer,
  describe: (value: unknown) => string,
): unknown {
  const copies = new Map<object, object>();
  const refuse = (value: unknown): never => {
    throw new DOMException(`${describe(value)} could not be cloned.`, 'DataCloneError');
  };

  const copy = (value: unknown): unknown => {
    if (typeof value === 'symbol' || typeof value === 'function') return refuse(value);
    if (!isObject(value)) return value;
    const known = copies.get(value);
    if (known !== undefined) return known;
    const moved = transfer(value);
    if (moved !== undefined) {
      copies.set(value, moved);
      return moved;
    }
    if (isUncloneable(value)) return refuse(value);
    return copyObject(value);
  };

  const isUncloneable = (value: object): boolean =>
    stamps.proxies.has(value) ||
    stamps.promiseOf(value) !== undefined ||
    stamps.idOf(value) !== undefined ||
    has(weakMapHas, value, value) ||
    has(weakSetHas, value, value);

  const noted = <O extends object>(value: object, made: O): O => {
    copies.set(value, made);
    return made;
  };

  const copyObject = (value: object): object => {
    if (Array.isArray(value)) return withProperties(value, noted(value, new Array(value.length)));
    if (ArrayBuffer.isView(value)) return noted(value, copyView(value));
    if (stamps.sharedBuffers.has(value)) return noted(value, value);
    if (has(byteLength, value)) return copyBuffer(value);
    if (has(mapSize, value)) return copyMap(value);
    if (has(setSize, value)) return copySet(value);
    if (has(dateValue, value)) return noted(value, new Date(apply(dateValue, value, []) as number));
    if (isRegExp(value))
      return noted(
        value,
        new RegExp(apply(regExpSource, value, []) as string, apply(regExpFlags, value, []) as string),
      );
    const box = boxes.find((each) => has(each, value));
    if (box !== undefined) return noted(value, Object(apply(box, value, [])) as object);
    if (isError(value)) return copyError(value);
    return withProperties(value, noted(value, {}));
  };

  const withProperties = (value: object, made: object): object => {
    for (const key of Object.keys(value)) {
      const property = copy((value as Record<string, unknown>)[key]);
      Object.defineProperty(made, key, {
        value: property,
        writable: true,
        enumerable: true,
        configurable: true,
      });
    }
    return made;
  };

  const copyMap = (value: object): object => {
    const made = noted(value, new Map<unknown, unknown>());
    const entries: [unknown, unknown][] = [];
    apply(mapForEach, value, [(each: unknown, key: unknown) => void entries.push([key, each])]);
    for (const [key, each] of entries) made.set(copy(key), copy(each));
    return made;
  };

  const copySet = (value: object): object => {
    const made = noted(value, new Set<unknown>());
    const elements: unknown[] = [];
    apply(setForEach, value, [(each: unknown) => void elements.push(each)]);
    for (const each of elements) made.add(copy(each));
    return made;
  };

  const copyBuffer = (value: object): object => {
    if ((value as ArrayBuffer & { readonly detached: boolean }).detached)
      throw new DOMException('An ArrayBuffer is detached and could not be cloned.', 'DataCloneError');
    return noted(value, apply(slice, value, [0]) as object);
  };

  const copyView = (value: ArrayBufferView): object => {
    const type = elementTypeOf(value);
    const View = (type === undefined ? DataView : VIEWS[type]) as new (...args: unknown[]) => object;
    // To be asked first: a view of a buffer that is moved has neither any more.
    const [offset, length] = [offsetOf(value), lengthOf(value)];
    return new View(copy(bufferOf(value)), offset, length);
  };

  const copyError = (value: Error): object => {
    const { name } = value;
    const Class = (Object.hasOwn(ERRORS, name) ? ERRORS[name] : undefined) ?? Error;
    const made = noted(value, new Class());
    // To be looked at, or the frames that are noted then would replace those of the original.
    Reflect.get(made, 'stack');
    for (const key of ['message', 'stack', 'cause'] as const) {
      if (!Object.hasOwn(value, key)) continue;
      const part = copy(value[key]);
      Object.defineProperty(made, key, { value: part, writable: true, configurable: true });
    }
    const frames = stamps.frames.get(value);
    if (frames !== undefined) stamps.frames.set(made, frames);
    return made;
  };

  return copy(root);
}

/** Of whichever realm. */
export function isArrayBuffer(value: object): value is ArrayBuffer {
  return has(byteLength, value);
}

function isRegExp(value: object): boolean {
  return value !== RegExp.prototype && has(regExpSource, value);
}
