// "Each balance is read under its account's lock, so the sum is right."
// Every balance is right, each at a moment of its own. The money that moves meanwhile is counted twice or not at all.
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
  let sum = 0;
  for (const account of accounts) {
    account.lock.acquire();
    sum += account.balance;
    account.lock.release();
  }
  return sum;
}
