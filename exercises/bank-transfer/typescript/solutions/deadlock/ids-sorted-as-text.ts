// "Both functions take the locks in order of the ids; sort() puts numbers in order."
// Without a comparison, sort() compares them as texts: 10 comes before 9, but transfer takes 9 before 10.
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
  const [first, second] = from.id < to.id ? [from, to] : [to, from];
  first.lock.acquire();
  if (second !== first) second.lock.acquire();
  try {
    if (from.balance < amount) return false;
    journal(from, to, amount);
    from.balance -= amount;
    to.balance += amount;
    return true;
  } finally {
    if (second !== first) second.lock.release();
    first.lock.release();
  }
}

export function audit(accounts: Account[]): number {
  const ids = accounts.map((account) => account.id).sort();
  const inOrder = ids.map((id) => accounts.find((account) => account.id === id)!);
  for (const account of inOrder) account.lock.acquire();
  const sum = inOrder.reduce((total, account) => total + account.balance, 0);
  for (const account of inOrder) account.lock.release();
  return sum;
}
