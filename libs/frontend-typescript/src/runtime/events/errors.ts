import { className } from '../describe';
import { inspectValue } from '../inspect';

/** The codes that exceptions of the DOM's have by their names: WebIDL's table, of which some are of no use any more. */
const CODES: Readonly<Record<string, number>> = {
  IndexSizeError: 1,
  HierarchyRequestError: 3,
  WrongDocumentError: 4,
  InvalidCharacterError: 5,
  NoModificationAllowedError: 7,
  NotFoundError: 8,
  NotSupportedError: 9,
  InUseAttributeError: 10,
  InvalidStateError: 11,
  SyntaxError: 12,
  InvalidModificationError: 13,
  NamespaceError: 14,
  InvalidAccessError: 15,
  TypeMismatchError: 17,
  SecurityError: 18,
  NetworkError: 19,
  AbortError: 20,
  URLMismatchError: 21,
  QuotaExceededError: 22,
  TimeoutError: 23,
  InvalidNodeTypeError: 24,
  DataCloneError: 25,
};

/** As in browsers and Node: an `Error` whose name says what it is. */
export class DOMException extends Error {
  readonly #name: string;
  constructor(message: unknown = '', options: unknown = 'Error') {
    super(String(message));
    const given = typeof options === 'object' && options !== null ? options : { name: options };
    this.#name = 'name' in given ? String(given.name) : 'Error';
    if ('cause' in given)
      Object.defineProperty(this, 'cause', { value: given.cause, writable: true, configurable: true });
  }
  override get name(): string {
    return this.#name;
  }
  get code(): number {
    return CODES[this.#name] ?? 0;
  }
}
for (const [name, value] of Object.entries(CODES)) {
  const constant = name
    .replace(/Error$/, '')
    .replace(/(?<=[a-z])(?=[A-Z])/g, '_')
    .toUpperCase();
  for (const holder of [DOMException, DOMException.prototype])
    Object.defineProperty(holder, `${constant}_ERR`, { value, enumerable: true });
}

/** An error with one of Node's codes. */
export function nodeError<E extends Error>(error: E, code: string): E {
  return Object.assign(error, { code });
}

/** What Node's own promises are rejected with when their signal aborts. */
export function abortError(cause: unknown): Error {
  const error = nodeError(new Error('The operation was aborted', { cause }), 'ABORT_ERR');
  error.name = 'AbortError';
  return error;
}

/** @param name of an argument, or of a property: `options.signal` */
export function invalidType(name: string, expected: string, actual: unknown): TypeError {
  const kind = name.includes('.') ? 'property' : 'argument';
  return nodeError(
    new TypeError(`The "${name}" ${kind} must be ${expected}. Received ${received(actual)}`),
    'ERR_INVALID_ARG_TYPE',
  );
}

export function outOfRange(name: string, range: string, actual: unknown): RangeError {
  return nodeError(
    new RangeError(`The value of "${name}" is out of range. It must be ${range}. Received ${String(actual)}`),
    'ERR_OUT_OF_RANGE',
  );
}

export function illegalConstructor(): TypeError {
  return nodeError(new TypeError('Illegal constructor'), 'ERR_ILLEGAL_CONSTRUCTOR');
}

function received(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (typeof value === 'function') return `function ${value.name}`;
  if (typeof value === 'object') {
    const name = className(value);
    return name === '' ? inspectValue(value) : `an instance of ${name}`;
  }
  const text = inspectValue(value);
  return `type ${typeof value} (${text.length > 28 ? `${text.slice(0, 25)}...` : text})`;
}
