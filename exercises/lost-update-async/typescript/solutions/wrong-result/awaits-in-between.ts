// Misconception: "the await in between is over at once, so nobody can come there."
export type Rates = (currency: string) => Promise<number>;

export class Account {
  balance = 0;

  constructor(private readonly rates: Rates) {}

  async deposit(amount: number, currency: string): Promise<void> {
    const rate = await this.rates(currency);
    const old = await this.current();
    this.balance = old + amount * rate;
  }

  async withdraw(amount: number, currency: string): Promise<boolean> {
    const rate = await this.rates(currency);
    const old = await this.current();
    if (amount * rate > old) return false;
    this.balance = old - amount * rate;
    return true;
  }

  private async current(): Promise<number> {
    return this.balance;
  }
}
