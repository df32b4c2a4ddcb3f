// "From an account to itself nothing is moved, so there is nothing to protect."
// Whether there is enough money is read all the same, while another transfer may be writing it.
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
  if (from === to) return from.balance >= amount;
  const [first, second] = from.id < to.id ? [from, to] : [to, from];
  return first.lock.run(() =>
    second.lock.run(() => {
      if (from.balance < amount) return false;
      journal(from, to, amount);
      from.balance -= amount;
      to.balance += amount;
      return true;
    }),
  );
}

export function audit(accounts: Account[]): number {
  const inOrder = accounts.toSorted((a, b) => a.id - b.id);
  for (const account of inOrder) account.lock.acquire();
  const sum = inOrder.reduce((total, account) => total + account.balance, 0);
  for (const account of inOrder) account.lock.release();
  return sum;
}
