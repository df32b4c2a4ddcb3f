import { dataOf } from './harden/overrides';
import type { Stamps } from './stamps';
import { builtIn, isObject, type Key } from './types';

const MAX_TEXT = 60;
const MAX_STRING = 40;
const MAX_ELEMENTS = 5;
const { getOwnPropertyDescriptor, getPrototypeOf } = Object;
const { apply } = Reflect;
const forEachOfMap = builtIn(Map.prototype, 'forEach');
const forEachOfSet = builtIn(Set.prototype, 'forEach');

/** Short renderings of values that run no code of the program's: no getter, no `toString`, no trap. */
export function describeValue(value: unknown, stamps: Stamps): string {
  const text = describe(value, stamps, 0);
  return text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT - 1)}…` : text;
}

function describe(value: unknown, stamps: Stamps, depth: number): string {
  switch (typeof value) {
    case 'string':
      return quoted(value);
    case 'bigint':
      return `${capped(String(value))}n`;
    case 'number':
      return Object.is(value, -0) ? '-0' : String(value);
    case 'symbol':
    case 'boolean':
    case 'undefined':
      return String(value);
    case 'function':
      return `function ${ownText(value, 'name')}`.trimEnd();
    default:
      return value === null ? 'null' : describeObject(value as object, stamps, depth);
  }
}

function describeObject(value: object, stamps: Stamps, depth: number): string {
  if (stamps.proxies.has(value)) return 'Proxy {…}';
  if (Array.isArray(value)) return depth > 0 ? '[…]' : describeArray(value, stamps, depth);
  const entries = depth > 0 ? undefined : entriesOf(value);
  if (entries !== undefined) return describeEntries(entries, stamps);
  const name = className(value);
  const isPlain = name === '' || name === 'Object';
  return isPlain ? '{…}' : `${name} {…}`;
}

interface Entries {
  readonly name: 'Map' | 'Set';
  readonly first: readonly (readonly unknown[])[];
  readonly more: boolean;
}

/** By what the realm had when it was made; undefined: neither a map nor a set. */
function entriesOf(value: object): Entries | undefined {
  const first: (readonly unknown[])[] = [];
  let size = 0;
  const take = (entry: readonly unknown[]): void => {
    if (size++ < MAX_ELEMENTS) first[first.length] = entry;
  };
  try {
    apply(forEachOfMap, value, [(item: unknown, key: unknown) => take([key, item])]);
    return { name: 'Map', first, more: size > MAX_ELEMENTS };
  } catch {
    // Not a map.
  }
  try {
    apply(forEachOfSet, value, [(item: unknown) => take([item])]);
    return { name: 'Set', first, more: size > MAX_ELEMENTS };
  } catch {
    return undefined;
  }
}

function describeEntries({ name, first, more }: Entries, stamps: Stamps): string {
  const parts = first.map((entry) => entry.map((each) => describe(each, stamps, 1)).join(' → '));
  if (more) parts.push('…');
  return `${name} {${parts.join(', ')}}`;
}

function describeArray(value: readonly unknown[], stamps: Stamps, depth: number): string {
  const parts: string[] = [];
  for (let index = 0; index < value.length && index < MAX_ELEMENTS; index++) {
    const element = getOwnPropertyDescriptor(value, index);
    parts.push(element && 'value' in element ? describe(element.value, stamps, depth + 1) : '…');
  }
  if (value.length > MAX_ELEMENTS) parts.push('…');
  return `[${parts.join(', ')}]`;
}

/** The name of an object's class, '' if there is none; read from data properties only. */
export function className(value: object): string {
  const prototype: unknown = getPrototypeOf(value);
  if (!isObject(prototype)) return '';
  const constructor = dataOf(prototype, 'constructor');
  return typeof constructor === 'function' ? ownText(constructor, 'name') : '';
}

function ownText(value: object, key: Key): string {
  const text: unknown = getOwnPropertyDescriptor(value, key)?.value;
  return typeof text === 'string' ? capped(text) : '';
}

function quoted(text: string): string {
  return JSON.stringify(capped(text));
}

function capped(text: string): string {
  return text.length > MAX_STRING ? `${text.slice(0, MAX_STRING - 1)}…` : text;
}
