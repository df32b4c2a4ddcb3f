import { Register, Time } from '@heddle/engine';
import { encodeYield, type ObjectKind, type OperationKind } from '@heddle/trace';
import type { Calls } from '../calls';
import type { Context } from '../context';
import type { Driver } from '../drive';
import type { Errors } from '../errors';
import { allowOverrides } from '../harden/overrides';
import type { Names } from '../names';
import type { Callable, Key, Running, Twin } from '../types';

const NEVER = -1;

/** What the shims of `heddle/threading` and `heddle/queue` are made with. */
export interface Kit {
  readonly context: Context;
  readonly calls: Calls;
  readonly errors: Errors;
  readonly names: Names;
  /** Where the call in progress stands in the program. To be asked first thing in a shim's coroutine. */
  readonly site: () => number;
  /** Fills the registers; the result is to be yielded at once. */
  readonly operation: (
    kind: OperationKind,
    object: number,
    argument: number,
    timeout: number,
    site: number,
  ) => number;
  /** A synchronisation object of the engine's for an object of the program's. */
  readonly create: (kind: ObjectKind, argument: number, owner: object) => number;
  /** Seconds of virtual time. */
  readonly now: () => number;
  /** Makes a class's generator methods ordinary ones that have twins, and freezes it. */
  readonly publish: (shim: { prototype: object }) => void;
  /** Runs a coroutine to its end without a switch. */
  readonly drive: <R>(coroutine: Running<R>) => R;
  /** A function from its twin. */
  readonly fn: (name: string, twin: Twin, members?: object) => Callable;
}

export function createKit(context: Context, driver: Driver, calls: Calls, errors: Errors, names: Names): Kit {
  const { port, stamps } = context;
  const { registers, time } = port;

  const fn = (name: Key, twin: Twin, members: object = {}): Callable => {
    const holder: Record<Key, Callable> = {
      [name](this: unknown, ...args: unknown[]): unknown {
        return driver.drive(twin, this, args);
      },
    };
    const plain = holder[name as string]!;
    stamps.stampTwin(plain, twin);
    return Object.freeze(Object.assign(plain, members));
  };

  return {
    context,
    calls,
    errors,
    names,
    fn,
    drive: driver.finish,
    site: () => registers[Register.Site]!,
    operation: (kind, object, argument, timeout, site) => {
      registers[Register.Object] = object;
      registers[Register.Argument] = argument;
      time[Time.Timeout] = timeout;
      return encodeYield(kind, site);
    },
    create: (kind, argument, owner) => {
      const id = port.create(kind, argument);
      stamps.stampId(owner, id);
      names.whenNamed(owner, (name) => port.name('object', id, name));
      return id;
    },
    now: () => time[Time.Now]!,
    publish: (shim) => {
      const { prototype } = shim;
      for (const key of Reflect.ownKeys(prototype)) {
        const property = Object.getOwnPropertyDescriptor(prototype, key)!;
        if (!isGeneratorFunction(property.value)) continue;
        Object.defineProperty(prototype, key, { ...property, value: fn(key, property.value) });
      }
      allowOverrides(prototype);
      Object.freeze(prototype);
      Object.freeze(shim);
    },
  };
}

const GeneratorPrototype: unknown = Object.getPrototypeOf(function* (): Running<void> {});

function isGeneratorFunction(value: unknown): value is Twin {
  return typeof value === 'function' && Object.getPrototypeOf(value) === GeneratorPrototype;
}

/** `acquire(blocking, timeout)` and `acquire({ blocking, timeout })` as one time-out in seconds; negative is for ever. */
export function timeoutOf(options: unknown, timeout: unknown, flag: 'blocking' | 'block'): number {
  let blocking = options;
  if (typeof options === 'object' && options !== null) {
    const given = options as Record<string, unknown>;
    blocking = given[flag];
    timeout = given['timeout'];
  }
  if (blocking !== undefined && !blocking) {
    if (timeout !== undefined && timeout !== NEVER)
      throw new TypeError("can't specify a timeout for a non-blocking call");
    return 0;
  }
  return seconds(timeout);
}

/** A time-out as the engine wants it; undefined, null and -1 are for ever. */
export function seconds(timeout: unknown): number {
  if (timeout === undefined || timeout === null || timeout === NEVER) return NEVER;
  if (typeof timeout !== 'number' || Number.isNaN(timeout))
    throw new TypeError('a timeout is a number of seconds');
  return timeout < 0 ? 0 : timeout;
}

export function count(value: unknown, least: number, what: string): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < least) {
    throw new RangeError(`${what} must be an integer of at least ${least}`);
  }
  return value;
}
