// Misconception: a promise that will be awaited later cannot fail before. Nobody looks at it when it does.
export type Rates = (currency: string) => Promise<number>;

export class Account {
  balance = 0;
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly rates: Rates) {}

  deposit(amount: number, currency: string): Promise<void> {
    const rate = this.rates(currency);
    return this.next(async () => {
      this.balance += amount * (await rate);
    });
  }

  withdraw(amount: number, currency: string): Promise<boolean> {
    const rate = this.rates(currency);
    return this.next(async () => {
      const wanted = amount * (await rate);
      if (wanted > this.balance) return false;
      this.balance -= wanted;
      return true;
    });
  }

  private next<T>(change: () => Promise<T>): Promise<T> {
    const result = this.last.then(change);
    this.last = result.catch(() => undefined);
    return result;
  }
}
