/** Flights have numbers; who lands looks whether the number on the board is still his. */
export class SingleFlight<T> {
  #last = 0;
  readonly #board = new Map<string, { number: number; result: Promise<T> }>();

  async do(key: string, load: () => Promise<T>): Promise<T> {
    const posted = this.#board.get(key);
    if (posted) return posted.result;
    const number = ++this.#last;
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    promise.catch(() => {}); // if nobody else waits
    this.#board.set(key, { number, result: promise });
    try {
      const value = await load();
      resolve(value);
      return value;
    } catch (error) {
      reject(error);
      throw error;
    } finally {
      if (this.#board.get(key)?.number === number) this.#board.delete(key);
    }
  }

  forget(key: string): void {
    this.#board.delete(key);
  }
}
