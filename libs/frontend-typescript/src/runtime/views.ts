import { ownProperty, type Callable, type Key } from './types';

const { apply } = Reflect;
const TypedArray = (Object.getPrototypeOf(Int8Array) as { prototype: object }).prototype;
const getter = (holder: object, name: Key): Callable => ownProperty(holder, name)!.get!;
const ofArray = {
  buffer: getter(TypedArray, 'buffer'),
  offset: getter(TypedArray, 'byteOffset'),
  bytes: getter(TypedArray, 'byteLength'),
  length: getter(TypedArray, 'length'),
  tag: getter(TypedArray, Symbol.toStringTag),
};
const ofDataView = {
  buffer: getter(DataView.prototype, 'buffer'),
  offset: getter(DataView.prototype, 'byteOffset'),
  bytes: getter(DataView.prototype, 'byteLength'),
};

/** `Int32Array` and so on; undefined for a `DataView`. Whatever the program did to the object. */
export function elementTypeOf(view: object): string | undefined {
  return apply(ofArray.tag, view, []) as string | undefined;
}

const methodsOf = (view: object): Pick<typeof ofArray, 'buffer' | 'offset' | 'bytes'> =>
  elementTypeOf(view) === undefined ? ofDataView : ofArray;

export function bufferOf(view: ArrayBufferView): ArrayBuffer {
  return apply(methodsOf(view).buffer, view, []) as ArrayBuffer;
}

/** In bytes. */
export function offsetOf(view: ArrayBufferView): number {
  return apply(methodsOf(view).offset, view, []) as number;
}

/** Of a typed array, in elements; of a `DataView`, in bytes. */
export function lengthOf(view: ArrayBufferView): number {
  const isArray = elementTypeOf(view) !== undefined;
  return apply(isArray ? ofArray.length : ofDataView.bytes, view, []) as number;
}

/** Of an element, in bytes. */
export function sizeOf(view: ArrayBufferView): number {
  const length = lengthOf(view);
  return length === 0 ? 1 : (apply(methodsOf(view).bytes, view, []) as number) / length;
}
