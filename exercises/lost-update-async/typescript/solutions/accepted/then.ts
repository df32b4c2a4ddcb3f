export type Rates = (currency: string) => Promise<number>;

/** Without `await`: the callback is one step, too. */
export class Account {
  balance = 0;

  constructor(private readonly rates: Rates) {}

  deposit(amount: number, currency: string): Promise<void> {
    return this.rates(currency).then((rate) => {
      this.balance += amount * rate;
    });
  }

  withdraw(amount: number, currency: string): Promise<boolean> {
    return this.rates(currency).then((rate) => {
      if (amount * rate > this.balance) return false;
      this.balance -= amount * rate;
      return true;
    });
  }
}
