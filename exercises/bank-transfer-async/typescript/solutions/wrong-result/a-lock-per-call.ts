// "A transfer has a lock, so it is safe."
// A lock that nobody else has keeps nobody away.
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
  constructor(private readonly store: Store) {}

  transfer(from: string, to: string, amount: number): Promise<boolean> {
    return this.alone([from, to], () => this.move(from, to, amount));
  }

  audit(accounts: string[]): Promise<number> {
    return this.alone(accounts, () => this.add(accounts));
  }

  private async alone<T>(_accounts: string[], work: () => Promise<T>): Promise<T> {
    const lock = new Mutex();
    await lock.acquire();
    try {
      return await work();
    } finally {
      lock.release();
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
