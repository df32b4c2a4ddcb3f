interface Waiting<T> {
  resolve(value: T): void;
  reject(error: unknown): void;
}

export class SingleFlight<T> {
  private readonly waiting = new Map<string, Waiting<T>[]>();

  do(key: string, load: () => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const passengers = this.waiting.get(key);
      if (passengers) {
        passengers.push({ resolve, reject });
      } else {
        const mine = [{ resolve, reject }];
        this.waiting.set(key, mine);
        void this.fly(key, load, mine);
      }
    });
  }

  forget(key: string): void {
    this.waiting.delete(key);
  }

  private async fly(key: string, load: () => Promise<T>, passengers: Waiting<T>[]): Promise<void> {
    const landed = (): void => {
      if (this.waiting.get(key) === passengers) this.waiting.delete(key);
    };
    try {
      const value = await load();
      landed();
      for (const { resolve } of passengers) resolve(value);
    } catch (error) {
      landed();
      for (const { reject } of passengers) reject(error);
    }
  }
}
