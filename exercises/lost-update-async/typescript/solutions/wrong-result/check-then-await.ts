// Misconception: whoever looked before it waited need not look again.
export type Rates = (currency: string) => Promise<number>;

export class Account {
  balance = 0;

  constructor(private readonly rates: Rates) {}

  async deposit(amount: number, currency: string): Promise<void> {
    const rate = await this.rates(currency);
    this.balance += amount * rate;
  }

  async withdraw(amount: number, currency: string): Promise<boolean> {
    const rate = await this.rates(currency);
    if (amount * rate > this.balance) return false;
    const latest = await this.rates(currency);
    this.balance -= amount * latest;
    return true;
  }
}
