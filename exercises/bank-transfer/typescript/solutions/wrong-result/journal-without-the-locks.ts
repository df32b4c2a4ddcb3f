// "The journal is slow, so I call it when the locks are free again. If it fails, I take the money back."
// In between, others get at money that may have to go back: they spend it, or count it.
import { Lock } from 'heddle/threading';

export type Journal = (from: Account, to: Account, amount: number) => void;

export class Account {
  readonly lock = new Lock();

  constructor(
    readonly id: number,
    public balance: number,
  ) {}
}

export function transfer(from: Account, to: Account, amount: number, journal: Journal): boolean {
  const paid = holding([from, to], () => {
    if (from.balance < amount) return false;
    from.balance -= amount;
    to.balance += amount;
    return true;
  });
  if (!paid) return false;
  try {
    journal(from, to, amount);
  } catch (error) {
    holding([from, to], () => {
      from.balance += amount;
      to.balance -= amount;
    });
    throw error;
  }
  return true;
}

export function audit(accounts: Account[]): number {
  return holding(accounts, () => accounts.reduce((sum, account) => sum + account.balance, 0));
}

/** Holds the locks of all these accounts during the action. They are taken in ascending order of id, each once. */
function holding<T>(accounts: Account[], action: () => T): T {
  const locks = [...new Set(accounts)].sort((a, b) => a.id - b.id).map((account) => account.lock);
  const nest = (depth: number): T => {
    const lock = locks[depth];
    return lock === undefined ? action() : lock.run(() => nest(depth + 1));
  };
  return nest(0);
}
