// "Each call begins when the last one is done."
// That is one lock for the whole bank, in the shape of a promise.
export interface Store {
  load(account: string): Promise<number>;
  save(account: string, balance: number): Promise<void>;
}

export class Bank {
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly store: Store) {}

  transfer(from: string, to: string, amount: number): Promise<boolean> {
    return this.alone([from, to], () => this.move(from, to, amount));
  }

  audit(accounts: string[]): Promise<number> {
    return this.alone(accounts, () => this.add(accounts));
  }

  private alone<T>(_accounts: string[], work: () => Promise<T>): Promise<T> {
    const result = this.last.then(work);
    this.last = result.catch(() => undefined);
    return result;
  }

  private async move(from: string, to: string, amount: number): Promise<boolean> {
    const [mine, theirs] = await Promise.all([this.store.load(from), this.store.load(to)]);
    if (mine < amount) return false;
    if (from === to) return true;
    await Promise.all([this.store.save(from, mine - amount), this.store.save(to, theirs + amount)]);
    return true;
  }

  private async add(accounts: string[]): Promise<number> {
    const balances = await Promise.all(accounts.map((account) => this.store.load(account)));
    return balances.reduce((sum, balance) => sum + balance, 0);
  }
}
