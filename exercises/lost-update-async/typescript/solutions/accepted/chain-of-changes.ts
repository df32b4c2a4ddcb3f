export type Rates = (currency: string) => Promise<number>;

/** Rates are asked for at once; the changes wait for one another in a chain of promises. */
export class Account {
  balance = 0;
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly rates: Rates) {}

  deposit(amount: number, currency: string): Promise<void> {
    const rate = this.ask(currency);
    return this.next(async () => {
      this.balance += amount * (await rate);
    });
  }

  withdraw(amount: number, currency: string): Promise<boolean> {
    const rate = this.ask(currency);
    return this.next(async () => {
      const wanted = amount * (await rate);
      if (wanted > this.balance) return false;
      this.balance -= wanted;
      return true;
    });
  }

  /** It may fail while nobody awaits it yet. */
  private ask(currency: string): Promise<number> {
    const rate = this.rates(currency);
    rate.catch(() => undefined);
    return rate;
  }

  private next<T>(change: () => Promise<T>): Promise<T> {
    const result = this.last.then(change);
    this.last = result.catch(() => undefined);
    return result;
  }
}
