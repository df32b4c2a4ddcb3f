// "The rate is there, so nothing is waited for any more: I ask a function of my own whether there is enough."
// That function is asynchronous, so its answer is awaited, too. Two withdrawals whose rates come together both get a yes.
export type Rates = (currency: string) => Promise<number>;

export class Account {
  balance = 0;

  constructor(private readonly rates: Rates) {}

  async deposit(amount: number, currency: string): Promise<void> {
    const value = amount * (await this.rates(currency));
    this.balance += value;
  }

  async withdraw(amount: number, currency: string): Promise<boolean> {
    const value = amount * (await this.rates(currency));
    if (!(await this.isEnough(value))) return false;
    this.balance -= value;
    return true;
  }

  private async isEnough(value: number): Promise<boolean> {
    return this.balance >= value;
  }
}
