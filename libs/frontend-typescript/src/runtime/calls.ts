import { Register } from '@heddle/engine';
import type { Context } from './context';
import {
  builtIn,
  isObject,
  runTwin,
  type Callable,
  type Constructor,
  type Running,
  type Twin,
} from './types';

const { apply, construct } = Reflect;
const { getPrototypeOf, hasOwn } = Object;
/** Has a twin, as reading an array has; its elements are turned into text by the language. */
const arrayToString = builtIn(Array.prototype, 'toString');

export interface Calls {
  /** What to call for a function: its twin if it has one, itself if not; for anything else, what throws. */
  readonly target: (callee: unknown, text: string, site: number) => unknown;
  readonly twinOf: (callee: unknown) => Twin | undefined;
  /** Calls any function as a coroutine. */
  readonly invoke: (callee: unknown, self: unknown, args: readonly unknown[]) => Running;
  readonly construct: (callee: unknown, args: unknown[], newTarget: unknown, text?: string) => Running;
  /** The text of an object whose own toString() makes it; the object itself if the language does better alone. */
  readonly text: (value: object) => Running;
  readonly superConstruct: (derived: object, args: unknown[], newTarget: unknown) => Running;
}

export function createCalls(context: Context): Calls {
  const { stamps } = context;
  const { registers } = context.port;

  const twinOf = (callee: unknown): Twin | undefined =>
    typeof callee === 'function' ? stamps.twinOf(callee) : undefined;

  function* invoke(callee: unknown, self: unknown, args: readonly unknown[]): Running {
    const twin = twinOf(callee);
    if (twin) return yield* runTwin(twin, self, args);
    return apply(callee as Callable, self, args);
  }

  function* constructed(callee: unknown, args: unknown[], newTarget: unknown, text = 'value'): Running {
    if (typeof callee !== 'function') throw new TypeError(`${text} is not a constructor`);
    const maker = stamps.constructorOf(callee);
    if (maker) return yield* apply(maker, newTarget, args);
    const twin = stamps.twinOf(callee);
    if (!twin || !hasOwn(callee, 'prototype'))
      return construct(callee, args, newTarget as Constructor) as object;
    const object = construct(Object, [], newTarget as Constructor) as object;
    const result = yield* apply(twin, object, args);
    return isObject(result) ? result : object;
  }

  function* text(value: object): Running {
    const method: unknown = Reflect.get(value, 'toString');
    if (method === arrayToString || Symbol.toPrimitive in value) return value;
    const twin = twinOf(method);
    if (!twin) return value;
    const result = yield* apply(twin, value, []);
    return isObject(result) ? value : result;
  }

  return {
    twinOf,
    invoke,
    text,
    construct: constructed,
    target: (callee, text, site) => {
      if (typeof callee === 'function') {
        const twin = stamps.twinOf(callee);
        if (twin !== undefined) return twin;
        // A twin's site is written when its arguments have been evaluated; here nobody would do so.
        registers[Register.Site] = site;
        return callee;
      }
      return () => {
        throw new TypeError(`${text} is not a function`);
      };
    },
    superConstruct: (derived, args, newTarget) => {
      const parent: unknown = getPrototypeOf(derived);
      return constructed(parent, args, newTarget, `Super constructor ${parent === null ? 'null' : ''}`);
    },
  };
}
