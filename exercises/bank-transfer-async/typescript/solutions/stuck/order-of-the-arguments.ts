// "First the one who pays, then the one who gets."
// Of a→b and b→a each holds what the other one waits for.
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

  transfer(from: string, to: string, amount: number): Promise<boolean> {
    return this.alone([from, to], () => this.move(from, to, amount));
  }

  audit(accounts: string[]): Promise<number> {
    return this.alone(accounts, () => this.add(accounts));
  }

  /** None twice. */
  private async alone<T>(accounts: string[], work: () => Promise<T>): Promise<T> {
    const locks = [...new Set(accounts)].map((account) => this.lock(account));
    for (const lock of locks) await lock.acquire();
    try {
      return await work();
    } finally {
      for (const lock of locks) lock.release();
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

  private lock(account: string): Mutex {
    if (!this.locks.has(account)) this.locks.set(account, new Mutex());
    return this.locks.get(account)!;
  }
}
