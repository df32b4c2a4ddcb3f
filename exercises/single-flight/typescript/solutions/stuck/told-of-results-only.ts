// "Who loads tells the others when the result is there."
// Of a failure he tells nobody, and the others wait for ever.
export class SingleFlight<T> {
  private readonly waiting = new Map<string, ((value: T) => void)[]>();

  async do(key: string, load: () => Promise<T>): Promise<T> {
    const passengers = this.waiting.get(key);
    if (passengers) return new Promise((resolve) => passengers.push(resolve));
    const mine: ((value: T) => void)[] = [];
    this.waiting.set(key, mine);
    try {
      const value = await load();
      for (const tell of mine) tell(value);
      return value;
    } finally {
      if (this.waiting.get(key) === mine) this.waiting.delete(key);
    }
  }

  forget(key: string): void {
    this.waiting.delete(key);
  }
}
