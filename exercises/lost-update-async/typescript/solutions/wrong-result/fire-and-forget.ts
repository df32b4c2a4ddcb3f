// Misconception: an async function that was called has done its work when it returns.
export type Rates = (currency: string) => Promise<number>;

export class Account {
  balance = 0;

  constructor(private readonly rates: Rates) {}

  async deposit(amount: number, currency: string): Promise<void> {
    void this.add(amount, currency);
  }

  async withdraw(amount: number, currency: string): Promise<boolean> {
    const wanted = amount * (await this.rates(currency));
    if (wanted > this.balance) return false;
    this.balance -= wanted;
    return true;
  }

  private async add(amount: number, currency: string): Promise<void> {
    const rate = await this.rates(currency);
    this.balance += amount * rate;
  }
}
