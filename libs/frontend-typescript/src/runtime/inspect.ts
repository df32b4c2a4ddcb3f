import { className } from './describe';

/** What `console.log` prints: Node's format, without its colours and without its columns of numbers. */
export function format(args: readonly unknown[]): string {
  const [first, ...others] = args;
  if (typeof first !== 'string') return args.map((each) => show(each)).join(' ');
  let index = 0;
  const text = first.replace(/%[sdifjoOc%]/g, (code) => {
    if (code === '%%') return '%';
    if (index >= others.length) return code;
    const value = others[index++];
    switch (code) {
      case '%s':
        return typeof value === 'string' ? value : inspect(value, 0, []);
      case '%d':
        return String(Number(value));
      case '%i':
        return String(Math.trunc(Number(value)));
      case '%f':
        return String(parseFloat(String(value)));
      case '%j':
        return JSON.stringify(value);
      case '%c':
        return '';
      default:
        return inspect(value, 0, []);
    }
  });
  return [text, ...others.slice(index).map((each) => show(each))].join(' ');
}

/** A value as `console.log` shows it. */
export function inspectValue(value: unknown): string {
  return inspect(value, 0, []);
}

const show = (value: unknown): string => (typeof value === 'string' ? value : inspect(value, 0, []));

const MAX_DEPTH = 2;
const MAX_ITEMS = 100;
const LINE = 80;
/** A method of this name says itself how its object is shown. */
export const CUSTOM = Symbol.for('nodejs.util.inspect.custom');

function inspect(value: unknown, depth: number, ancestors: readonly object[]): string {
  switch (typeof value) {
    case 'string':
      return quote(value);
    case 'bigint':
      return `${String(value)}n`;
    case 'number':
      return Object.is(value, -0) ? '-0' : String(value);
    case 'function':
      return inspectFunction(value);
    case 'object':
      return value === null ? 'null' : inspectObject(value, depth, ancestors);
    default:
      return String(value);
  }
}

// Programs have no `Function`.
const sourceOf = Object.getOwnPropertyDescriptor(Function.prototype, 'toString')!.value as () => string;

function inspectFunction(value: { name: string }): string {
  const isClass = /^class\b/.test(Reflect.apply(sourceOf, value, []));
  const parent = isClass ? (Object.getPrototypeOf(value) as { name: string }).name : '';
  const name = value.name === '' ? ' (anonymous)' : isClass ? ` ${value.name}` : `: ${value.name}`;
  return `[${isClass ? 'class' : 'Function'}${name}${parent === '' ? '' : ` extends ${parent}`}]`;
}

function inspectObject(value: object, depth: number, ancestors: readonly object[]): string {
  if (ancestors.includes(value)) return '[Circular *1]';
  if (value instanceof Error) return `${depth > 0 ? '[' : ''}${String(value)}${depth > 0 ? ']' : ''}`;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString();
  if (value instanceof RegExp) return String(value);
  const inner = [...ancestors, value];
  const nested = (each: unknown): string => inspect(each, depth + 1, inner);
  const custom = (value as { [CUSTOM]?: unknown })[CUSTOM];
  if (typeof custom === 'function') {
    const shown: unknown = Reflect.apply(custom, value, [MAX_DEPTH - depth, {}, nested]);
    if (shown !== value) return typeof shown === 'string' ? shown : inspect(shown, depth, inner);
  }
  if (value instanceof Number || value instanceof Boolean || value instanceof String)
    return `[${className(value)}: ${inspect(value.valueOf(), depth, inner)}]`;
  const name = className(value);
  if (depth > MAX_DEPTH && Reflect.ownKeys(value).length > Number(Array.isArray(value)))
    return Array.isArray(value) ? '[Array]' : `[${name === '' ? 'Object' : name}]`;
  if (Array.isArray(value) || isTypedArray(value)) {
    const prefix = name === 'Array' ? '' : `${name}(${value.length}) `;
    return prefix + wrap('[', elements(value, nested).concat(more(value.length)), ']', depth);
  }
  if (value instanceof Map) {
    const entries = [...value].slice(0, MAX_ITEMS).map(([key, each]) => `${nested(key)} => ${nested(each)}`);
    return `${name}(${value.size}) ${wrap('{', entries.concat(more(value.size)), '}', depth)}`;
  }
  if (value instanceof Set) {
    const entries = [...value].slice(0, MAX_ITEMS).map(nested);
    return `${name}(${value.size}) ${wrap('{', entries.concat(more(value.size)), '}', depth)}`;
  }
  const prefix = name === 'Object' ? '' : name === '' ? '[Object: null prototype] ' : `${name} `;
  return prefix + wrap('{', properties(value, nested), '}', depth);
}

function elements(value: ArrayLike<unknown>, nested: (each: unknown) => string): string[] {
  const shown: string[] = [];
  let holes = 0;
  const count = Math.min(value.length, MAX_ITEMS);
  for (let index = 0; index <= count; index++) {
    const isHole = index < count && !(index in value);
    if (isHole) holes++;
    else if (holes > 0) {
      shown.push(`<${holes} empty item${holes > 1 ? 's' : ''}>`);
      holes = 0;
    }
    if (!isHole && index < count) shown.push(nested(value[index]));
  }
  return shown;
}

function isTypedArray(value: object): value is Uint8Array {
  return ArrayBuffer.isView(value) && !(value instanceof DataView);
}

function properties(value: object, nested: (each: unknown) => string): string[] {
  const shown: string[] = [];
  for (const key of Reflect.ownKeys(value)) {
    const property = Object.getOwnPropertyDescriptor(value, key);
    if (!property?.enumerable) continue;
    const name =
      typeof key === 'symbol' ? `[${String(key)}]` : /^[A-Za-z_$][\w$]*$/.test(key) ? key : quote(key);
    const kinds = [property.get && 'Getter', property.set && 'Setter']
      .filter((kind) => kind !== undefined)
      .join('/');
    shown.push(`${name}: ${'value' in property ? nested(property.value) : `[${kinds}]`}`);
  }
  return shown;
}

function more(length: number): string[] {
  const hidden = length - MAX_ITEMS;
  return hidden > 0 ? [`... ${hidden} more item${hidden > 1 ? 's' : ''}`] : [];
}

function wrap(open: string, parts: readonly string[], close: string, depth: number): string {
  if (parts.length === 0) return open + close;
  const line = `${open} ${parts.join(', ')} ${close}`;
  // Node counts each part with two characters, and ten for what comes around.
  const length = parts.join('').length + 2 * parts.length + 2 * depth + open.length + 10;
  if (length <= LINE && !line.includes('\n')) return line;
  const indent = '  '.repeat(depth + 1);
  return `${open}\n${parts.map((part) => indent + part).join(',\n')}\n${'  '.repeat(depth)}${close}`;
}

function quote(text: string): string {
  const mark = !text.includes("'") ? "'" : !text.includes('"') ? '"' : !text.includes('`') ? '`' : "'";
  const escaped = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll(mark, `\\${mark}`);
  return mark + escaped + mark;
}
