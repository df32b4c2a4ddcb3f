import type ivm from 'isolated-vm';

/** The submission has reached a limit of the isolate. */
export class LimitReached extends Error {
  constructor(readonly verdict: 'time-limit' | 'memory-limit') {
    super(verdict);
  }
}

/** The time that is left, and what to make of a call into the isolate that did not return. */
export class Deadline {
  readonly #at: number;

  constructor(milliseconds: number) {
    this.#at = performance.now() + milliseconds;
  }

  /**
   * Calls into the isolate with the time that is left. Never looks at what was thrown: it may be the student's, with the
   * text of a time-out in it. What the isolate and the clock say cannot be forged.
   *
   * @throws {LimitReached}
   */
  async enter<T>(isolate: ivm.Isolate, call: (timeout: number) => Promise<T>): Promise<T> {
    const left = this.#at - performance.now();
    if (left <= 0) throw new LimitReached('time-limit');
    try {
      return await call(Math.ceil(left));
    } catch (error) {
      if (isolate.isDisposed) throw new LimitReached('memory-limit');
      if (performance.now() >= this.#at) throw new LimitReached('time-limit');
      throw error;
    }
  }
}
