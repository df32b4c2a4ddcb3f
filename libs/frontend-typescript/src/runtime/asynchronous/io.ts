import { OperationKind } from '@heddle/trace';
import type { Context } from '../context';
import { isObject } from '../types';
import type { Asynchronous } from './index';

interface Options {
  readonly latency?: unknown;
  readonly mayFail?: unknown;
}

const FORM =
  'io.operation(name, effect, options) takes a string, a function and perhaps { latency, mayFail }';

/** `io` of `heddle/harness`: operations outside of the program, which complete when the scheduler says so. */
export function createIo({ port, stamps, explain }: Context, { loop, promises }: Asynchronous): object {
  const operation = (name: unknown, effect: unknown, options: unknown = {}): object => {
    if (typeof name !== 'string' || typeof effect !== 'function' || !isObject(options))
      throw new TypeError(FORM);
    const known = ['latency', 'mayFail'];
    if (Object.keys(options).some((key) => !known.includes(key))) throw new TypeError(FORM);
    const [least, most] = bounds((options as Options).latency);
    const site = port.registers[4]!;
    const task = loop.task();
    const result = promises.create();
    const start = loop.now();
    const alternatives: number[] = [];
    const arm = (text: string, complete: () => void): void => {
      const entry = loop.arm(OperationKind.Complete, site, start + least, start + most, () => {
        for (const other of alternatives) if (other !== entry) loop.disarm(other);
        loop.enter(task);
        complete();
      });
      alternatives.push(entry);
      if (explain) port.name('task', entry, text);
    };
    arm(name, () => {
      let value: unknown;
      try {
        value = (effect as () => unknown)();
      } catch (error) {
        if (error === stamps.runOver) throw error;
        loop.reject(result, error);
        return;
      }
      promises.resolve(result, value);
    });
    if ('mayFail' in options) {
      const { mayFail } = options as Options;
      arm(`${name} fails`, () => loop.reject(result, mayFail));
    }
    return result.promise;
  };
  return Object.freeze({ operation: Object.freeze(operation) });
}

/** @throws {TypeError} for the harness's author */
function bounds(latency: unknown): readonly [number, number] {
  if (latency === undefined) return [0, Infinity];
  const [least, most] = (Array.isArray(latency) ? latency : [latency, Infinity]) as readonly unknown[];
  if (typeof least !== 'number' || typeof most !== 'number' || !(least >= 0) || !(most >= least))
    throw new TypeError('a latency is a number of milliseconds, or [least, most]');
  return [least, most];
}
