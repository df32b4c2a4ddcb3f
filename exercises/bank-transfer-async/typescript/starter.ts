export interface Store {
  load(account: string): Promise<number>;
  save(account: string, balance: number): Promise<void>;
}

export class Bank {
  constructor(private readonly store: Store) {}

  async transfer(from: string, to: string, amount: number): Promise<boolean> {
    const balance = await this.store.load(from);
    if (balance < amount) return false;
    await this.store.save(from, balance - amount);
    await this.store.save(to, (await this.store.load(to)) + amount);
    return true;
  }

  async audit(accounts: string[]): Promise<number> {
    let sum = 0;
    for (const account of accounts) sum += await this.store.load(account);
    return sum;
  }
}
