/** A coroutine in the making: what a twin returns when it is called. Yields encoded operations. */
export type Running<R = unknown> = Generator<number, R, number>;

/** The coroutine form of a function. Students never get hold of one. */
export type Twin = (this: unknown, ...args: unknown[]) => Running;

/** A function of the program, whatever it takes and returns. */
export type Callable = (this: unknown, ...args: unknown[]) => unknown;

/** What `new` takes. */
export type Constructor = new (...args: unknown[]) => object;

export type Key = string | number | symbol;

export const isObject = (value: unknown): value is object =>
  (typeof value === 'object' && value !== null) || typeof value === 'function';
