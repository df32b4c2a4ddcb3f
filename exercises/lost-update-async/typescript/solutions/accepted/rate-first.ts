export type Rates = (currency: string) => Promise<number>;

/** What is read and what is written have no `await` between them. */
export class Account {
  balance = 0;

  constructor(private readonly rates: Rates) {}

  async deposit(amount: number, currency: string): Promise<void> {
    const rate = await this.rates(currency);
    this.balance += amount * rate;
  }

  async withdraw(amount: number, currency: string): Promise<boolean> {
    const wanted = amount * (await this.rates(currency));
    if (wanted > this.balance) return false;
    this.balance -= wanted;
    return true;
  }
}
