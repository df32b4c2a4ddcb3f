import { encodeYield, OperationKind } from '@heddle/trace';
import { Register, type HarnessPort } from '@heddle/engine';
import { encodePlain } from '../plain-data';
import type { Kit } from '../threading/kit';
import { builtIn, isObject, ownProperty, type Callable, type Constructor, type Running } from '../types';
import { ClassModel } from './model';

/** What a linearizable scenario is declared with. */
export interface Sequential {
  readonly model: Constructor;
  /** Calls with different keys have nothing to do with one another. */
  readonly key: Callable | undefined;
}

/** Reads the second argument of `linearizable`: a class, or `{ model, key }`. */
export function sequentialOf(value: unknown): Sequential {
  const options =
    typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : { model: value };
  const { model, key } = options as { model?: unknown; key?: unknown };
  if (typeof model !== 'function' || !isObject(model.prototype)) {
    throw new TypeError('linearizable(name, model, body): model is a class, or { model, key }');
  }
  if (key !== undefined && typeof key !== 'function')
    throw new TypeError('key(operation, ...args) is a function');
  return { model: model as Constructor, key: key as Callable | undefined };
}

export interface HistoryRecording {
  /** To be called at the start of every run of a linearizable scenario. */
  begin(scenario: string, sequential: Sequential): void;
  /** The second argument of such a scenario: an object whose methods do what the given one's do, and are recorded. */
  readonly recorded: Callable;
}

/**
 * Records what is called and what comes back. The beginning and the end of a call are visible operations: whatever decides
 * about linearizability, which calls ended before others began, is the order of operations that conflict. So whoever
 * covers all orders of conflicting operations has covered all histories.
 */
export function createHistoryRecording(kit: Kit, harnessPort: HarnessPort): HistoryRecording {
  const { port, stamps, explain } = kit.context;
  let scenario = '';
  let classModel = new ClassModel(stamps, port.registers);
  let key: Callable | undefined;
  let methods: readonly string[] = [];
  let objects = 0;
  /** The parts of this run: their numbers, and the locations that stand for their histories. */
  let parts = new Map<string, { readonly part: number; readonly location: number }>();

  const partOf = (object: number, operation: string, args: readonly unknown[]) => {
    const name: unknown = key === undefined ? undefined : Reflect.apply(key, undefined, [operation, ...args]);
    const text = encodePlain([object, name], stamps);
    if (text === undefined) throw new TypeError('key(operation, ...args) must answer plain data');
    let known = parts.get(text);
    if (known === undefined) {
      known = { part: parts.size, location: port.createLocations(1) };
      if (explain) port.name('location', known.location, 'history');
      parts.set(text, known);
    }
    return known;
  };

  function* call(target: object, object: number, operation: string, args: readonly unknown[]): Running {
    const site = kit.site();
    const invocation = classModel.invocationOf(operation, args);
    if (invocation === undefined) {
      throw new TypeError(
        `${operation}() was given what is no plain data, so that its calls cannot be compared`,
      );
    }
    const { part, location } = partOf(object, operation, args);
    if (port.access(OperationKind.AtomicRead, location, site))
      yield encodeYield(OperationKind.AtomicRead, site);
    if (explain) port.value(classModel.invocationText(invocation));
    const number = harnessPort.call(part, invocation);

    let result: unknown;
    let thrown: { readonly error: unknown } | undefined;
    port.registers[Register.Site] = site;
    try {
      result = yield* kit.calls.invoke(Reflect.get(target, operation), target, args);
    } catch (error) {
      if (error === stamps.runOver) throw error;
      thrown = { error };
    }
    const outcome = thrown === undefined ? classModel.returned(result) : classModel.threw(thrown.error);
    if (port.access(OperationKind.AtomicUpdate, location, site))
      yield encodeYield(OperationKind.AtomicUpdate, site);
    if (explain) port.value(classModel.outcomeText(outcome));
    harnessPort.returned(number, outcome);
    if (thrown !== undefined) throw thrown.error;
    return result;
  }

  return {
    begin: (name, sequential) => {
      if (name !== scenario) {
        scenario = name;
        classModel = new ClassModel(stamps, port.registers);
      }
      const { model } = sequential;
      classModel.make = () => Reflect.construct<[], object>(model, []);
      ({ key } = sequential);
      methods = methodsOf(model);
      objects = 0;
      parts = new Map();
      harnessPort.specify(classModel);
    },
    recorded: (target) => {
      if (!isObject(target))
        throw new TypeError('recorded(object) takes the object whose calls are to be recorded');
      const object = objects++;
      const wrapper: Record<string, Callable> = {};
      for (const operation of methods) {
        wrapper[operation] = kit.fn(operation, (...args: unknown[]) => call(target, object, operation, args));
      }
      stamps.stampShadow(wrapper, stamps.unobserved);
      return Object.freeze(wrapper);
    },
  };
}

/** The methods of a class and of those that it extends. */
function methodsOf(model: Constructor): readonly string[] {
  const names = new Set<string>();
  const root = builtIn(Object, 'prototype') as unknown;
  let prototype: unknown = model.prototype;
  while (isObject(prototype) && prototype !== root) {
    for (const name of Object.getOwnPropertyNames(prototype)) {
      if (name !== 'constructor' && typeof ownProperty(prototype, name)?.value === 'function')
        names.add(name);
    }
    prototype = Object.getPrototypeOf(prototype);
  }
  return [...names];
}
