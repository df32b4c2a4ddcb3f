import type { Stamps } from './stamps';
import { builtIn, isObject, ownProperty } from './types';

const { apply, ownKeys } = Reflect;
const { isArray } = Array;

/** Deeper or larger values are taken for no plain data: comparing them would take longer than the run they come from. */
const MAX_DEPTH = 40;
const MAX_PARTS = 10_000;

const sizeOfMap = ownProperty(Map.prototype, 'size')!.get!;
const sizeOfSet = ownProperty(Set.prototype, 'size')!.get!;
const timeOfDate = builtIn(Date.prototype, 'getTime') as (this: unknown) => number;
const entriesOfMap = builtIn(Map.prototype, 'entries') as (this: unknown) => Iterable<[unknown, unknown]>;
const valuesOfSet = builtIn(Set.prototype, 'values') as (this: unknown) => Iterable<unknown>;

/**
 * A value as a text: the same text for the same plain data (numbers, strings, arrays, objects, maps, sets, …), whatever
 * class an object is of. Undefined for what is no plain data: functions, symbols, proxies, getters, cycles.
 *
 * The value may be a student's. Nothing of it is called: no getter, no `toString`, no iterator, no trap.
 *
 * @param properties `public`: what `Object.keys` lists, as `check.equal` compares it; `all`: the private fields, too
 */
export function encodePlain(
  value: unknown,
  stamps: Stamps,
  properties: 'public' | 'all' = 'public',
): string | undefined {
  try {
    return JSON.stringify(new Encoder(stamps, properties === 'all').encode(value, 0));
  } catch (error) {
    if (error === NOT_PLAIN) return undefined;
    throw error;
  }
}

/** A fresh value from its text, made in this realm. */
export function decodePlain(text: string): unknown {
  return decode(JSON.parse(text) as Encoded);
}

type Encoded = string | number | boolean | null | readonly Encoded[];

/** The first element of an encoded value that is none of JSON's own; the others follow. */
enum Tag {
  Undefined = 'u',
  Number = 'n',
  BigInt = 'b',
  Array = 'a',
  Object = 'o',
  Map = 'm',
  Set = 's',
  Date = 'd',
}

const NOT_PLAIN = Object.freeze({ name: 'NotPlain', message: 'the value is no plain data' });

class Encoder {
  private parts = 0;

  constructor(
    private readonly stamps: Stamps,
    private readonly all: boolean,
  ) {}

  encode(value: unknown, depth: number): Encoded {
    switch (typeof value) {
      case 'string':
      case 'boolean':
        return value;
      case 'number':
        // Minus zero equals zero, and JSON writes it so.
        return Number.isFinite(value) ? value : [Tag.Number, String(value)];
      case 'bigint':
        return [Tag.BigInt, String(value)];
      case 'undefined':
        return [Tag.Undefined];
      case 'object':
        return value === null ? null : this.encodeObject(value, depth + 1);
      default:
        return refuse();
    }
  }

  private encodeObject(value: object, depth: number): Encoded {
    if (depth > MAX_DEPTH || this.stamps.proxies.has(value)) return refuse();
    if (isArray(value)) return [Tag.Array, ...this.encodeElements(value, depth)];
    if (has(sizeOfMap, value)) {
      const entries = [...apply(entriesOfMap, value, [])];
      return [Tag.Map, ...entries.flat().map((part) => this.part(part, depth))];
    }
    if (has(sizeOfSet, value)) {
      return [Tag.Set, ...[...apply(valuesOfSet, value, [])].map((part) => this.part(part, depth))];
    }
    if (has(timeOfDate, value)) return [Tag.Date, String(apply(timeOfDate, value, []))];
    return [Tag.Object, ...this.encodeProperties(value, depth)];
  }

  private encodeElements(list: readonly unknown[], depth: number): Encoded[] {
    if (list.length > MAX_PARTS) return refuse();
    // A hole counts as undefined.
    return Array.from({ length: list.length }, (_, index) => this.part(dataOf(list, String(index)), depth));
  }

  /** In the order of their names: an object's properties have no order that matters. Private ones are symbols here. */
  private encodeProperties(value: object, depth: number): Encoded[] {
    const keys = this.all ? ownKeys(value) : Object.keys(value);
    const names = keys.map((key) => ({
      key,
      name: typeof key === 'symbol' ? `@${key.description}` : `.${key}`,
    }));
    names.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
    return names.flatMap(({ key, name }) => [name, this.part(dataOf(value, key), depth)]);
  }

  private part(value: unknown, depth: number): Encoded {
    if (++this.parts > MAX_PARTS) return refuse();
    return this.encode(value, depth);
  }
}

function dataOf(holder: object, key: string | symbol): unknown {
  const property = ownProperty(holder, key);
  if (property !== undefined && !('value' in property)) return refuse();
  return property?.value;
}

/** Does the getter of a built-in's own property work on it? Asks for the object's inside, not for what it says of itself. */
function has(getter: (this: unknown) => unknown, value: object): boolean {
  try {
    apply(getter, value, []);
    return true;
  } catch {
    return false;
  }
}

function refuse(): never {
  // Caught a few calls further up, in this file: it needs no stack.
  // eslint-disable-next-line @typescript-eslint/only-throw-error
  throw NOT_PLAIN;
}

function decode(encoded: Encoded): unknown {
  if (!isList(encoded)) return encoded;
  const [tag, ...parts] = encoded;
  switch (tag as Tag) {
    case Tag.Undefined:
      return undefined;
    case Tag.Number:
      return Number(parts[0]);
    case Tag.BigInt:
      return BigInt(parts[0] as string);
    case Tag.Array:
      return parts.map(decode);
    case Tag.Set:
      return new Set(parts.map(decode));
    case Tag.Map:
      return new Map(pairs(parts).map(([key, value]) => [decode(key), decode(value)]));
    case Tag.Date:
      return new Date(Number(parts[0]));
    case Tag.Object:
      return Object.fromEntries(
        pairs(parts)
          .filter(([name]) => (name as string).startsWith('.'))
          .map(([name, value]) => [(name as string).slice(1), decode(value)]),
      );
  }
}

function isList(encoded: Encoded): encoded is readonly Encoded[] {
  return isObject(encoded);
}

function pairs(parts: readonly Encoded[]): [Encoded, Encoded][] {
  const made: [Encoded, Encoded][] = [];
  for (let index = 0; index < parts.length; index += 2) made.push([parts[index]!, parts[index + 1]!]);
  return made;
}
