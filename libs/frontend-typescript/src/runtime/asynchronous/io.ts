import { Register } from '@heddle/engine';
import { OperationKind } from '@heddle/trace';
import type { Context } from '../context';
import { isObject } from '../types';
import type { Asynchronous } from './index';
import type { PromiseState } from './state';

interface Options {
  readonly latency?: unknown;
  readonly mayFail?: unknown;
}

/** How long an operation takes, in milliseconds. */
interface Latency {
  readonly least: number;
  readonly most: number;
}

const FORM =
  'io.operation(name, effect, options) takes a string, a function and perhaps { latency, mayFail }';

const ANY: Latency = { least: 0, most: Infinity };
const NO_OPTIONS: Options = {};

/** `io` of `heddle/harness`: operations outside of the program, which complete when the scheduler says so. */
export function createIo({ port, stamps, explain }: Context, { loop, promises }: Asynchronous): object {
  const arm = (
    name: string,
    latency: Latency,
    task: number,
    result: PromiseState,
    complete: () => unknown,
  ): number => {
    const start = loop.now();
    const entry = loop.arm(
      OperationKind.Complete,
      port.registers[Register.Site]!,
      start + latency.least,
      start + latency.most,
      () => {
        loop.enter(task);
        let value: unknown;
        try {
          value = complete();
        } catch (error) {
          if (error === stamps.runOver) throw error;
          loop.reject(result, error);
          return;
        }
        promises.resolve(result, value);
      },
    );
    if (explain) port.name('task', entry, name);
    return entry;
  };

  /** It either succeeds or fails: whichever happens, the other does not any more. */
  const armBoth = (
    name: string,
    latency: Latency,
    task: number,
    result: PromiseState,
    effect: () => unknown,
    reason: unknown,
  ): void => {
    const success = arm(name, latency, task, result, () => {
      loop.disarm(failure);
      return effect();
    });
    const failure = arm(`${name} fails`, latency, task, result, () => {
      loop.disarm(success);
      throw reason;
    });
  };

  const operation = (name: unknown, effect: unknown, options: unknown = NO_OPTIONS): object => {
    if (typeof name !== 'string' || typeof effect !== 'function' || !isObject(options))
      throw new TypeError(FORM);
    let latency = ANY;
    let fallible = false;
    if (options !== NO_OPTIONS) {
      for (const key of Object.keys(options))
        if (key !== 'latency' && key !== 'mayFail') throw new TypeError(FORM);
      latency = latencyOf((options as Options).latency);
      fallible = 'mayFail' in options;
    }
    const result = promises.create();
    const body = effect as () => unknown;
    if (fallible) armBoth(name, latency, loop.task(), result, body, (options as Options).mayFail);
    else arm(name, latency, loop.task(), result, body);
    return result.promise;
  };
  return Object.freeze({ operation: Object.freeze(operation) });
}

/** @throws {TypeError} for the harness's author */
function latencyOf(given: unknown): Latency {
  if (given === undefined) return ANY;
  const [least, most] = (Array.isArray(given) ? given : [given, Infinity]) as readonly unknown[];
  if (typeof least !== 'number' || typeof most !== 'number' || !(least >= 0) || !(most >= least))
    throw new TypeError('a latency is a number of milliseconds, or [least, most]');
  return { least, most };
}
