// "If the second lock is taken, I return false, and nobody waits in a circle."
// The caller reads false as "not enough money". A transfer that could be paid does not happen.
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
  if (from === to) return from.lock.run(() => from.balance >= amount);
  from.lock.acquire();
  try {
    if (!to.lock.acquire(false)) return false;
    try {
      if (from.balance < amount) return false;
      journal(from, to, amount);
      from.balance -= amount;
      to.balance += amount;
      return true;
    } finally {
      to.lock.release();
    }
  } finally {
    from.lock.release();
  }
}

export function audit(accounts: Account[]): number {
  const inOrder = [...accounts].sort((a, b) => a.id - b.id);
  for (const account of inOrder) account.lock.acquire();
  const sum = inOrder.reduce((total, account) => total + account.balance, 0);
  for (const account of inOrder) account.lock.release();
  return sum;
}
