// Misconception: what was read before an await is still true after it.
export type Rates = (currency: string) => Promise<number>;

export class Account {
  balance = 0;

  constructor(private readonly rates: Rates) {}

  async deposit(amount: number, currency: string): Promise<void> {
    const old = this.balance;
    const rate = await this.rates(currency);
    this.balance = old + amount * rate;
  }

  async withdraw(amount: number, currency: string): Promise<boolean> {
    const rate = await this.rates(currency);
    if (amount * rate > this.balance) return false;
    this.balance -= amount * rate;
    return true;
  }
}
