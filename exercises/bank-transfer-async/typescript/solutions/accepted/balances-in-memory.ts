/** Loads each balance once. Changes are made in memory, where nobody can come in between; an account's saves wait for one another. */
export interface Store {
  load(account: string): Promise<number>;
  save(account: string, balance: number): Promise<void>;
}

class Account {
  private saved: Promise<void> = Promise.resolve();

  constructor(
    private readonly store: Store,
    private readonly name: string,
    public balance: number,
  ) {}

  save(): Promise<void> {
    const { balance } = this;
    this.saved = this.saved.then(() => this.store.save(this.name, balance));
    return this.saved;
  }
}

export class Bank {
  private readonly accounts = new Map<string, Account>();

  constructor(private readonly store: Store) {}

  async transfer(from: string, to: string, amount: number): Promise<boolean> {
    const mine = await this.account(from);
    const theirs = await this.account(to);
    if (mine.balance < amount) return false;
    mine.balance -= amount;
    theirs.balance += amount;
    await Promise.all([mine.save(), theirs.save()]);
    return true;
  }

  async audit(names: string[]): Promise<number> {
    const accounts: Account[] = [];
    for (const name of names) accounts.push(await this.account(name));
    return accounts.reduce((sum, account) => sum + account.balance, 0);
  }

  private async account(name: string): Promise<Account> {
    const balance = this.accounts.has(name) ? 0 : await this.store.load(name);
    if (!this.accounts.has(name)) this.accounts.set(name, new Account(this.store, name, balance));
    return this.accounts.get(name)!;
  }
}
