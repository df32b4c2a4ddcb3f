/** Nobody holds anything while he waits: who finds all of his accounts free takes them, the others look again when some are free. */
export interface Store {
  load(account: string): Promise<number>;
  save(account: string, balance: number): Promise<void>;
}

export class Bank {
  private readonly busy = new Set<string>();
  private waiting: (() => void)[] = [];

  constructor(private readonly store: Store) {}

  transfer(from: string, to: string, amount: number): Promise<boolean> {
    return this.alone([from, to], () => this.move(from, to, amount));
  }

  audit(accounts: string[]): Promise<number> {
    return this.alone(accounts, () => this.add(accounts));
  }

  private async alone<T>(accounts: string[], work: () => Promise<T>): Promise<T> {
    while (accounts.some((account) => this.busy.has(account))) {
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
    for (const account of accounts) this.busy.add(account);
    try {
      return await work();
    } finally {
      for (const account of accounts) this.busy.delete(account);
      for (const lookAgain of this.waiting.splice(0)) lookAgain();
    }
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
