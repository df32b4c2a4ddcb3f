import { Condition } from 'heddle/threading';

export type Journal = (from: Account, to: Account, amount: number) => void;

export class Account {
  constructor(
    readonly id: number,
    public balance: number,
  ) {}
}

/**
 * Which accounts somebody is working with. Nobody waits while he has some: he gets all that he needs at once, or none.
 * The condition's lock is held only for looking and marking, never during the work.
 */
const busy = new Set<Account>();
const changed = new Condition();

function withAll<T>(accounts: Account[], action: () => T): T {
  changed.run(() => {
    changed.waitFor(() => accounts.every((account) => !busy.has(account)));
    for (const account of accounts) busy.add(account);
  });
  try {
    return action();
  } finally {
    changed.run(() => {
      for (const account of accounts) busy.delete(account);
      changed.notifyAll();
    });
  }
}

export function transfer(from: Account, to: Account, amount: number, journal: Journal): boolean {
  return withAll([from, to], () => {
    if (from.balance < amount) return false;
    journal(from, to, amount);
    from.balance -= amount;
    to.balance += amount;
    return true;
  });
}

export function audit(accounts: Account[]): number {
  return withAll(accounts, () => accounts.reduce((sum, account) => sum + account.balance, 0));
}
