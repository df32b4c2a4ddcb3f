// "Each account is locked while it changes."
// Between the two changes the money is nowhere, and that is when the auditor adds up.
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
  private readonly locks = new Map<string, Mutex>();

  constructor(private readonly store: Store) {}

  async transfer(from: string, to: string, amount: number): Promise<boolean> {
    if (!(await this.change(from, -amount))) return false;
    try {
      return await this.change(to, amount);
    } catch (error) {
      await this.change(from, amount);
      throw error;
    }
  }

  audit(accounts: string[]): Promise<number> {
    return this.alone(accounts, () => this.add(accounts));
  }

  private change(account: string, amount: number): Promise<boolean> {
    return this.alone([account], async () => {
      const balance = await this.store.load(account);
      if (balance + amount < 0) return false;
      await this.store.save(account, balance + amount);
      return true;
    });
  }

  /** In the order of their names, and none twice. */
  private async alone<T>(accounts: string[], work: () => Promise<T>): Promise<T> {
    const locks = [...new Set(accounts)].sort().map((account) => this.lock(account));
    for (const lock of locks) await lock.acquire();
    try {
      return await work();
    } finally {
      for (const lock of locks) lock.release();
    }
  }

  private async add(accounts: string[]): Promise<number> {
    const balances = await Promise.all(accounts.map((account) => this.store.load(account)));
    return balances.reduce((sum, balance) => sum + balance, 0);
  }

  private lock(account: string): Mutex {
    if (!this.locks.has(account)) this.locks.set(account, new Mutex());
    return this.locks.get(account)!;
  }
}
