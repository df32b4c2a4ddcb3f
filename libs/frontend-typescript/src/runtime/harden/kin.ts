import type { Stamps } from '../stamps';
import { isObject } from '../types';

const { defineProperty, getPrototypeOf } = Object;
const { apply } = Reflect;
const ordinary = Function.prototype[Symbol.hasInstance];

/** What a test hands to a program, and a program to its test. */
const SHARED = [
  'Error',
  'TypeError',
  'RangeError',
  'SyntaxError',
  'ReferenceError',
  'EvalError',
  'URIError',
  'AggregateError',
  'Promise',
] as const;

/**
 * Lets `instanceof` know what another realm has made: an error that the test throws into the program is an `Error` to it, as it
 * would be in Node, where there is one realm only.
 */
export function recogniseKin(global: Readonly<Record<string, unknown>>, { kin }: Stamps): void {
  for (const name of SHARED) {
    const constructor = global[name] as { readonly prototype: object };
    const prototypes = kin.get(name) ?? [];
    kin.set(name, prototypes);
    prototypes.push(constructor.prototype);
    const hasInstance = function (this: unknown, value: unknown): boolean {
      if (apply(ordinary, this, [value])) return true;
      // A subclass inherits this method. What it has made is of its own realm.
      if (this !== constructor || !isObject(value)) return false;
      return inherits(value, prototypes);
    };
    defineProperty(constructor, Symbol.hasInstance, { value: hasInstance });
  }
}

function inherits(value: object, prototypes: readonly object[]): boolean {
  for (
    let at = getPrototypeOf(value) as object | null;
    at !== null;
    at = getPrototypeOf(at) as object | null
  ) {
    if (prototypes.includes(at)) return true;
  }
  return false;
}
