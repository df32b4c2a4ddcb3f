import { dataOf } from './harden/overrides';
import type { Stamps } from './stamps';
import { isObject, type Key } from './types';

const MAX_TEXT = 60;
const MAX_STRING = 40;
const MAX_ELEMENTS = 5;
const { getOwnPropertyDescriptor, getPrototypeOf } = Object;

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
  const name = className(value);
  const isPlain = name === '' || name === 'Object';
  return isPlain ? '{…}' : `${name} {…}`;
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
