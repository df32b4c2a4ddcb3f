// "With one lock for the bank nothing can go wrong."
// Nothing can go on either: transfers that have nothing to do with one another wait for one another.
export interface Store {
  load(account: string): Promise<number>;
  save(account: string, balance: number): Promise<void>;
}

class Mutex {
  private held = false;
  private readonly waiting: (() => void)[] = [];

  async acquire(): Promise<void> {
    if (this.held) await new Promise<void>((resolve) => this.waiting.push(resolve));
    this.held = true;
  }

  release(): void {
    const next = this.waiting.shift();
    if (next) next();
    else this.held = false;
  }
}

export class Bank {
  private readonly lock = new Mutex();

  constructor(private readonly store: Store) {}

  transfer(from: string, to: string, amount: number): Promise<boolean> {
    return this.alone([from, to], () => this.move(from, to, amount));
  }

  audit(accounts: string[]): Promise<number> {
    return this.alone(accounts, () => this.add(accounts));
  }

  private async alone<T>(_accounts: string[], work: () => Promise<T>): Promise<T> {
    await this.lock.acquire();
    try {
      return await work();
    } finally {
      this.lock.release();
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
