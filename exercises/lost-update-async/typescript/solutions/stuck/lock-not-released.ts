// Misconception: what follows an await is always reached. A rejection leaves the function before the lock is free again.
export type Rates = (currency: string) => Promise<number>;

export class Account {
  balance = 0;
  private locked = false;
  private waiting: (() => void)[] = [];

  constructor(private readonly rates: Rates) {}

  async deposit(amount: number, currency: string): Promise<void> {
    const rate = this.rates(currency);
    rate.catch(() => undefined);
    await this.lock();
    this.balance += amount * (await rate);
    this.unlock();
  }

  async withdraw(amount: number, currency: string): Promise<boolean> {
    const rate = this.rates(currency);
    rate.catch(() => undefined);
    await this.lock();
    const wanted = amount * (await rate);
    const granted = wanted <= this.balance;
    if (granted) this.balance -= wanted;
    this.unlock();
    return granted;
  }

  private async lock(): Promise<void> {
    if (this.locked) await new Promise<void>((resolve) => this.waiting.push(resolve));
    this.locked = true;
  }

  private unlock(): void {
    const next = this.waiting.shift();
    if (next === undefined) this.locked = false;
    else next();
  }
}
