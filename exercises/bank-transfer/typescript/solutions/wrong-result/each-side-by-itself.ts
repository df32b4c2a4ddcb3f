// "I never hold two locks, so there is no deadlock; and each balance is protected."
// Between the two halves the money is nowhere: the auditor holds both locks and finds some missing.
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
  from.lock.acquire();
  try {
    if (from.balance < amount) return false;
    journal(from, to, amount);
    from.balance -= amount;
  } finally {
    from.lock.release();
  }
  to.lock.acquire();
  to.balance += amount;
  to.lock.release();
  return true;
}

export function audit(accounts: Account[]): number {
  const inOrder = [...accounts].sort((a, b) => a.id - b.id);
  for (const account of inOrder) account.lock.acquire();
  const sum = inOrder.reduce((total, account) => total + account.balance, 0);
  for (const account of inOrder) account.lock.release();
  return sum;
}
