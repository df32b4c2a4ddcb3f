// "If there is not enough money I need not take the locks at all, so I look first."
// The look is a read without a lock: another transfer may be writing that balance, and what was seen is soon out of date.
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
  if (from.balance < amount) return false;
  const [first, second] = from.id < to.id ? [from, to] : [to, from];
  first.lock.acquire();
  second.lock.acquire();
  try {
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
  const inOrder = [...accounts].sort((a, b) => a.id - b.id);
  for (const account of inOrder) account.lock.acquire();
  const sum = inOrder.reduce((total, account) => total + account.balance, 0);
  for (const account of inOrder) account.lock.release();
  return sum;
}
