// "It is one function, and there is one thread."
// At every await another transfer may be between its load and its save: what was loaded is old when it is saved.
export interface Store {
  load(account: string): Promise<number>;
  save(account: string, balance: number): Promise<void>;
}

export class Bank {
  constructor(private readonly store: Store) {}

  transfer(from: string, to: string, amount: number): Promise<boolean> {
    return this.move(from, to, amount);
  }

  audit(accounts: string[]): Promise<number> {
    return this.add(accounts);
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
