// "The transfers are ordered by id, so the program is free of deadlocks."
// An order helps only if everybody keeps to it. The audit takes the same locks in the order of its list.
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
  const [first, second] = from.id < to.id ? [from, to] : [to, from];
  first.lock.acquire();
  second.lock.acquire();
  try {
    if (from.balance < amount) return false;
    journal(from, to, amount);
    from.balance -= amount;
    to.balance += amount;
    return true;
  } finally {
    second.lock.release();
    first.lock.release();
  }
}

export function audit(accounts: Account[]): number {
  for (const account of accounts) account.lock.acquire();
  const sum = accounts.reduce((total, account) => total + account.balance, 0);
  for (const account of accounts) account.lock.release();
  return sum;
}
