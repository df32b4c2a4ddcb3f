export type Rates = (currency: string) => Promise<number>;

export class Account {
  balance = 0;

  constructor(private readonly rates: Rates) {}

  async deposit(amount: number, currency: string): Promise<void> {
    this.balance += amount * (await this.rates(currency));
  }

  async withdraw(amount: number, currency: string): Promise<boolean> {
    const old = this.balance;
    const wanted = amount * (await this.rates(currency));
    if (wanted > old) return false;
    this.balance = old - wanted;
    return true;
  }
}
