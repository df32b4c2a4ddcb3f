const CODES: Readonly<Record<string, number>> = {
  AbortError: 20,
  InvalidStateError: 11,
  TimeoutError: 23,
  DataCloneError: 25,
};

/** As in browsers and Node: an `Error` whose name says what it is. */
export class DOMException extends Error {
  readonly #name: string;
  constructor(message: unknown = '', options: unknown = 'Error') {
    super(String(message));
    const given =
      typeof options === 'object' && options !== null ? (options as { name?: unknown }).name : options;
    this.#name = String(given);
  }
  override get name(): string {
    return this.#name;
  }
  get code(): number {
    return CODES[this.#name] ?? 0;
  }
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
