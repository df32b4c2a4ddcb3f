// "The balances change only at the end, so only that needs the lock. Before that an audit does no harm."
// An audit gets at accounts whose transfer is under way: its journal runs.
import { Lock } from 'heddle/threading';

export type Journal = (from: Account, to: Account, amount: number) => void;

export class Account {
  readonly lock = new Lock();

  constructor(
    readonly id: number,
    public balance: number,
  ) {}
}

/** Held only for a moment, by whoever reads or writes balances. */
const books = new Lock();

export function transfer(from: Account, to: Account, amount: number, journal: Journal): boolean {
  const inOrder = [...new Set([from, to])].sort((a, b) => a.id - b.id);
  for (const account of inOrder) account.lock.acquire();
  try {
    if (books.run(() => from.balance < amount)) return false;
    journal(from, to, amount);
    books.run(() => {
      from.balance -= amount;
      to.balance += amount;
    });
    return true;
  } finally {
    for (const account of inOrder) account.lock.release();
  }
}

export function audit(accounts: Account[]): number {
  return books.run(() => accounts.reduce((sum, account) => sum + account.balance, 0));
}
