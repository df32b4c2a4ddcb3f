// "Any order will do, so I sort by balance: first the poorer account."
// The order must be the same for everybody and for ever. Balances can be equal, and they change.
import { Lock } from 'heddle/threading';

export type Journal = (from: Account, to: Account, amount: number) => void;

export class Account {
  readonly lock = new Lock();

  constructor(
    readonly id: number,
    public balance: number,
  ) {}
}

function balanceOf(account: Account): number {
  return account.lock.run(() => account.balance);
}

export function transfer(from: Account, to: Account, amount: number, journal: Journal): boolean {
  if (from === to) return from.lock.run(() => from.balance >= amount);
  const [first, second] = balanceOf(from) <= balanceOf(to) ? [from, to] : [to, from];
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
  const inOrder = [...accounts].sort((a, b) => a.id - b.id);
  for (const account of inOrder) account.lock.acquire();
  const sum = inOrder.reduce((total, account) => total + account.balance, 0);
  for (const account of inOrder) account.lock.release();
  return sum;
}
