/** A coroutine in the making: what a twin returns when it is called. Yields encoded operations. */
export type Running<R = unknown> = Generator<number, R, number>;

/** The coroutine form of a function. Students never get hold of one. */
export type Twin = (this: unknown, ...args: unknown[]) => Running;

/** A function of the program, whatever it takes and returns. */
export type Callable = (this: unknown, ...args: unknown[]) => unknown;

/** What `new` takes. */
export type Constructor = new (...args: unknown[]) => object;

export type Key = string | number | symbol;

const nativeCall = builtIn(Function.prototype, 'call');
// V8 makes a direct call of this, and none of `Reflect.apply` with a list of arguments.
const call = nativeCall.bind(nativeCall) as (twin: Twin, self: unknown, ...args: unknown[]) => Running;

/** `Reflect.apply` of a twin. */
export function runTwin(twin: Twin, self: unknown, args: ArrayLike<unknown>): Running {
  switch (args.length) {
    case 0:
      return call(twin, self);
    case 1:
      return call(twin, self, args[0]);
    case 2:
      return call(twin, self, args[0], args[1]);
    default:
      return Reflect.apply(twin, self, args) as Running;
  }
}

export const isObject = (value: unknown): value is object =>
  (typeof value === 'object' && value !== null) || typeof value === 'function';

/** Of whichever realm. */
export function isError(value: unknown): value is Error {
  return (Error as unknown as { isError(value: unknown): boolean }).isError(value);
}

/** A built-in method as a value, to be applied with a receiver. */
export function builtIn(holder: object, name: Key): Callable {
  return Object.getOwnPropertyDescriptor(holder, name)!.value as Callable;
}

/** A property as it is stored. */
export interface Property {
  readonly value?: unknown;
  readonly get?: Callable | undefined;
  readonly set?: Callable | undefined;
  readonly enumerable?: boolean;
  readonly configurable?: boolean;
}

export function ownProperty(object: object, key: Key): Property | undefined {
  return Object.getOwnPropertyDescriptor(object, key);
}
