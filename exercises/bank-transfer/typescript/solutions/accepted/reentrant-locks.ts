import { RLock } from 'heddle/threading';

export type Journal = (from: Account, to: Account, amount: number) => void;

export class Account {
  private readonly lock = new RLock();

  constructor(
    readonly id: number,
    public balance: number,
  ) {}

  /** Only for an account that is not after `other` in the order of ids. An account is locked with itself twice. */
  private static lockBoth(first: Account, second: Account): void {
    first.lock.acquire();
    second.lock.acquire();
  }

  static transfer(from: Account, to: Account, amount: number, journal: Journal): boolean {
    if (from.id < to.id) Account.lockBoth(from, to);
    else Account.lockBoth(to, from);
    try {
      if (from.balance < amount) return false;
      journal(from, to, amount);
      from.balance -= amount;
      to.balance += amount;
      return true;
    } finally {
      from.lock.release();
      to.lock.release();
    }
  }

  static audit(accounts: readonly Account[]): number {
    const [first, ...others] = [...accounts].sort((a, b) => a.id - b.id);
    if (first === undefined) return 0;
    first.lock.acquire();
    try {
      return first.balance + Account.audit(others);
    } finally {
      first.lock.release();
    }
  }
}

export const { transfer, audit } = Account;
