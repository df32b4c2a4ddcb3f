// Misconception: to be safe, everything has to wait for everything.
export type Rates = (currency: string) => Promise<number>;

export class Account {
  balance = 0;
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly rates: Rates) {}

  deposit(amount: number, currency: string): Promise<void> {
    return this.next(async () => {
      this.balance += amount * (await this.rates(currency));
    });
  }

  withdraw(amount: number, currency: string): Promise<boolean> {
    return this.next(async () => {
      const wanted = amount * (await this.rates(currency));
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
