// "Two acquires, two releases."
// The journal may throw. Then the releases are skipped, and both accounts are locked for ever.
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
  const enough = from.balance >= amount;
  if (enough) {
    journal(from, to, amount);
    from.balance -= amount;
    to.balance += amount;
  }
  second.lock.release();
  first.lock.release();
  return enough;
}

export function audit(accounts: Account[]): number {
  const inOrder = [...accounts].sort((a, b) => a.id - b.id);
  for (const account of inOrder) account.lock.acquire();
  const sum = inOrder.reduce((total, account) => total + account.balance, 0);
  for (const account of inOrder) account.lock.release();
  return sum;
}
