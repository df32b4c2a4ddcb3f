import type { Port } from '@heddle/engine';
import { GLOBALS } from '../../globals';
import type { Context } from '../context';
import type { Errors } from '../errors';
import type { Stamps } from '../stamps';
import { isObject, type Constructor } from '../types';
import { freezeReachable } from './freeze';
import { recogniseKin } from './kin';
import { allowOverrides } from './overrides';

const { defineProperty, getOwnPropertyDescriptor, getOwnPropertyNames, getPrototypeOf } = Object;

/** Where the virtual clock stands when a run starts: 2026-01-01T00:00:00Z, in milliseconds. */
const EPOCH = 1_767_225_600_000;

/**
 * Makes the realm fit for strangers' code. Before it runs; afterwards nothing here can be changed any more.
 *
 * @param shims globals of ours in the place of the language's
 * @param modules what programs can import
 */
export function hardenRealm(
  global: Record<string, unknown>,
  context: Context,
  errors: Errors,
  shims: Readonly<Record<string, unknown>>,
  modules: readonly unknown[],
): void {
  const { port, stamps } = context;
  const hidden = hiddenIntrinsics();
  tameFunctionConstructors();
  tameErrors(errors);
  replace(global, 'Date', virtualDate(port));
  replace(global, 'Proxy', observedProxy(stamps));
  // The clock counts in seconds: 57 ms must not become 57.00000000000001.
  replace(global, 'performance', { now: () => Math.round(port.clock() * 1e9) / 1e6 });
  for (const [name, value] of Object.entries(shims)) replace(global, name, value);
  Math.random = () => (port.random(2 ** 26) * 2 ** 27 + port.random(2 ** 27)) / 2 ** 53;
  for (const name of getOwnPropertyNames(RegExp)) {
    // `RegExp.$1` and its like carry the last match from run to run.
    if (/^(\$|last|left|right|input)/.test(name)) Reflect.deleteProperty(RegExp, name);
  }
  for (const name of getOwnPropertyNames(global)) {
    if (!GLOBALS.has(name) && name !== '__heddle_runtime') Reflect.deleteProperty(global, name);
  }
  recogniseKin(global, stamps);
  const kept = getOwnPropertyNames(global)
    .filter((name) => GLOBALS.has(name))
    .map((name) => global[name]);
  for (const prototype of overridden()) allowOverrides(prototype);
  const ours = new Set(Object.values(shims));
  for (const each of kept) {
    if (typeof each !== 'function' || !isObject(each.prototype)) continue;
    // Of the language's own the methods stay what they are: they are called all the time.
    allowOverrides(each.prototype, ours.has(each) ? undefined : ['constructor', 'toString']);
  }
  freezeReachable([...kept, ...hidden, ...modules], stamps);
  for (const name of getOwnPropertyNames(global)) {
    if (getOwnPropertyDescriptor(global, name)?.configurable) {
      defineProperty(global, name, {
        value: global[name],
        writable: false,
        enumerable: false,
        configurable: false,
      });
    }
  }
}

function replace(global: Record<string, unknown>, name: string, value: unknown): void {
  defineProperty(global, name, { value, writable: true, enumerable: false, configurable: true });
}

function overridden(): object[] {
  const errors = [
    Error,
    TypeError,
    RangeError,
    SyntaxError,
    ReferenceError,
    EvalError,
    URIError,
    AggregateError,
  ];
  return [Object.prototype, ...errors.map((each) => each.prototype as object)];
}

/** `(() => {}).constructor('code')` and its three siblings. */
function tameFunctionConstructors(): void {
  const kinds: object[] = [
    Function.prototype,
    getPrototypeOf(function* () {}) as object,
    getPrototypeOf(async () => {}) as object,
    getPrototypeOf(async function* () {}) as object,
  ];
  for (const prototype of kinds) {
    const refuse = function (): never {
      throw new TypeError('code cannot be made from text here');
    };
    defineProperty(refuse, 'name', { value: 'Function' });
    defineProperty(refuse, 'prototype', { value: prototype });
    defineProperty(prototype, 'constructor', { value: refuse, writable: false, configurable: true });
  }
  const show = function (this: unknown): string {
    if (typeof this !== 'function') throw new TypeError('Function.prototype.toString requires a function');
    const name: unknown = getOwnPropertyDescriptor(this, 'name')?.value;
    return `function ${typeof name === 'string' ? name : ''}() { [native code] }`;
  };
  defineProperty(show, 'name', { value: 'toString' });
  defineProperty(Function.prototype, 'toString', { value: show });
}

function tameErrors(errors: Errors): void {
  const limited = Error as unknown as Record<string, unknown>;
  limited['stackTraceLimit'] = 40;
  limited['captureStackTrace'] = (target: unknown): void => {
    if (isObject(target)) defineProperty(target, 'stack', { value: '', writable: true, configurable: true });
  };
  limited['prepareStackTrace'] = errors.prepareStackTrace;
}

function virtualDate(port: Port): unknown {
  const Native = Date;
  const now = (): number => EPOCH + Math.floor(Math.round(port.clock() * 1e9) / 1e6);
  function VirtualDate(this: unknown, ...args: unknown[]): unknown {
    if ((new.target as unknown) === undefined) return new Native(now()).toString();
    return Reflect.construct(
      Native,
      args.length === 0 ? [now()] : args,
      new.target as unknown as Constructor,
    );
  }
  defineProperty(VirtualDate, 'name', { value: 'Date' });
  defineProperty(VirtualDate, 'length', { value: 7 });
  VirtualDate.prototype = Native.prototype;
  Native.prototype.constructor = VirtualDate;
  VirtualDate.now = now;
  VirtualDate.parse = (text: string) => Native.parse(text);
  VirtualDate.UTC = Native.UTC;
  return VirtualDate;
}

/** The runtime must know proxies, so as not to run their traps where the program reads nothing. */
function observedProxy(stamps: Stamps): unknown {
  const Native = Proxy;
  const observed = <P extends object>(proxy: P): P => {
    stamps.proxies.add(proxy);
    stamps.stampShadow(proxy, stamps.unobserved);
    return proxy;
  };
  function ObservedProxy(this: unknown, target: object, handler: ProxyHandler<object>): unknown {
    if ((new.target as unknown) === undefined) throw new TypeError("Constructor Proxy requires 'new'");
    return observed(new Native(target, handler));
  }
  defineProperty(ObservedProxy, 'name', { value: 'Proxy' });
  ObservedProxy.revocable = (target: object, handler: ProxyHandler<object>) => {
    const made = Native.revocable(target, handler);
    observed(made.proxy);
    return made;
  };
  Reflect.deleteProperty(ObservedProxy, 'prototype');
  return ObservedProxy;
}

/** Prototypes that no global name leads to. */
function hiddenIntrinsics(): unknown[] {
  return [
    getPrototypeOf([][Symbol.iterator]()),
    getPrototypeOf(new Map()[Symbol.iterator]()),
    getPrototypeOf(new Set()[Symbol.iterator]()),
    getPrototypeOf(''[Symbol.iterator]()),
    getPrototypeOf(''.matchAll(/x/g)),
    getPrototypeOf([].values().map(() => 0)),
    getPrototypeOf(Iterator.from({ next: () => ({ done: true, value: 0 }) })),
    getPrototypeOf(function* () {}),
    getPrototypeOf(async () => {}),
    getPrototypeOf(async function* () {}),
    getPrototypeOf(Int8Array),
    Promise,
    Function,
  ];
}
