// "Only the payer can be overdrawn, so only the payer must be locked."
// Two transfers to the same account add to its balance at the same time: each holds a lock, but not the same one.
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
  return from.lock.run(() => {
    if (from.balance < amount) return false;
    journal(from, to, amount);
    from.balance -= amount;
    to.balance += amount;
    return true;
  });
}

export function audit(accounts: Account[]): number {
  const inOrder = [...accounts].sort((a, b) => a.id - b.id);
  for (const account of inOrder) account.lock.acquire();
  const sum = inOrder.reduce((total, account) => total + account.balance, 0);
  for (const account of inOrder) account.lock.release();
  return sum;
}
