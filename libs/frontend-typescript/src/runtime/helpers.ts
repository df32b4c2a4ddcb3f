import type { Asynchronous } from './asynchronous';
import type { Calls } from './calls';
import type { Classes } from './classes';
import type { Context } from './context';
import { describeValue } from './describe';
import { Resources } from './disposal';
import type { Driver } from './drive';
import { enumeration } from './enums';
import type { Generators } from './generators';
import type { Iteration } from './iteration';
import type { Memory } from './memory';
import type { Names } from './names';
import type { Looking } from './natives/looking';
import type { Reflection } from './natives/reflection';
import type { Properties } from './properties';
import type { Key, Twin } from './types';

export interface Parts {
  readonly context: Context;
  readonly memory: Memory;
  readonly driver: Driver;
  readonly calls: Calls;
  readonly classes: Classes;
  readonly properties: Properties;
  readonly iteration: Iteration;
  readonly generators: Generators;
  readonly asynchronous: Asynchronous;
  readonly names: Names;
  readonly looking: Looking;
  readonly keys: Reflection['keys'];
  /** The module of this name, as the thread that is running sees it. */
  readonly imported: (name: string) => object | undefined;
}

/** Everything that generated code calls, under the names in `transform/helpers.ts`. */
export function createHelpers(parts: Parts): Record<string, unknown> {
  const {
    context,
    memory,
    driver,
    calls,
    classes,
    properties,
    iteration,
    generators,
    asynchronous,
    names,
    looking,
    keys,
    imported,
  } = parts;
  const { port, stamps, explain } = context;
  const show = (value: unknown): string => describeValue(value, stamps);
  return {
    ...classes,
    registers: port.registers,
    access: (kind: number, location: number, site: number) => port.access(kind, location, site),
    locations: (count: number, labels?: readonly string[]) => {
      const first = port.createLocations(count);
      labels?.forEach((label, index) => port.name('location', first + index, label));
      return first;
    },
    read: memory.read,
    readMethod: memory.readMethod,
    readLength: memory.readLength,
    readPrivate: memory.readPrivate,
    write: memory.write,
    writeLength: memory.writeLength,
    writePrivate: memory.writePrivate,
    target: calls.target,
    construct: calls.construct,
    superConstruct: calls.superConstruct,
    drive: driver.drive,
    stamp: <F extends object>(fn: F, twin: Twin): F => {
      stamps.stampTwin(fn, twin);
      return fn;
    },
    getter: properties.getter,
    setter: properties.setter,
    key: properties.key,
    superGet: properties.superGet,
    superSet: properties.superSet,
    requireObject: properties.requireObject,
    restOf: properties.restOf,
    spreadInto: properties.spreadInto,
    cursor: iteration.cursor,
    iterator: iteration.iterator,
    pollElement: iteration.pollElement,
    pollLength: iteration.pollLength,
    spread: iteration.spread,
    take: iteration.take,
    generator: generators.generator,
    yielded: generators.yielded,
    delegated: generators.delegated,
    ...asynchronous.helpers,
    disposables: () => new Resources(calls, asynchronous.functions),
    enumeration: (members: Parameters<typeof enumeration>[0]) => {
      const made = enumeration(members);
      memory.ignore(made);
      return made;
    },
    template: (cooked: string[], raw: string[]) => {
      const strings = Object.defineProperty(cooked, 'raw', { value: Object.freeze(raw) });
      memory.ignore(strings);
      return Object.freeze(strings);
    },
    text: looking.text,
    joined: looking.joined,
    *keysOf(value: unknown) {
      yield* keys(value);
      return value;
    },
    writesElements: () => {
      context.stamps.writesElements = true;
    },
    imported,
    label: names.label,
    labelField: names.labelField,
    seen: (value: unknown) => {
      port.value(show(value));
      return value;
    },
    wrote: (value: unknown) => {
      port.value(show(value));
      return value;
    },
    wroteProperty: (owner: object, key: Key, value: unknown) => {
      names.labelField(owner, key, value);
      port.value(show(value));
      return value;
    },
    explain,
  };
}
