// Misconception: one thread, and one statement, so nobody can come in between.
export type Rates = (currency: string) => Promise<number>;

export class Account {
  balance = 0;

  constructor(private readonly rates: Rates) {}

  async deposit(amount: number, currency: string): Promise<void> {
    this.balance += amount * (await this.rates(currency));
  }

  async withdraw(amount: number, currency: string): Promise<boolean> {
    const wanted = amount * (await this.rates(currency));
    if (wanted > this.balance) return false;
    this.balance -= wanted;
    return true;
  }
}
