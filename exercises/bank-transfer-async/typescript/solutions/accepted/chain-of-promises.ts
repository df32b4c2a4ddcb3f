/** Whoever comes queues up at all of his accounts in one step: so nobody can be before one and behind another. */
export interface Store {
  load(account: string): Promise<number>;
  save(account: string, balance: number): Promise<void>;
}

export class Bank {
  private readonly last = new Map<string, Promise<unknown>>();

  constructor(private readonly store: Store) {}

  transfer(from: string, to: string, amount: number): Promise<boolean> {
    return this.after([from, to], async () => {
      const balance = await this.store.load(from);
      if (from === to || balance < amount) return balance >= amount;
      const other = await this.store.load(to);
      await this.store.save(from, balance - amount);
      await this.store.save(to, other + amount);
      return true;
    });
  }

  audit(accounts: string[]): Promise<number> {
    return this.after(accounts, async () => {
      let sum = 0;
      for (const account of accounts) sum += await this.store.load(account);
      return sum;
    });
  }

  private after<T>(accounts: string[], work: () => Promise<T>): Promise<T> {
    const before = accounts.map((account) => this.last.get(account));
    const result = Promise.all(before).then(work);
    const settled = result.catch(() => undefined);
    for (const account of accounts) this.last.set(account, settled);
    return result;
  }
}
