import { Lock, Semaphore } from 'heddle/threading';

export type Journal = (from: Account, to: Account, amount: number) => void;

export class Account {
  /** One permit: the right to work with this account. */
  readonly permit = new Semaphore(1);

  constructor(
    readonly id: number,
    public balance: number,
  ) {}
}

/** Whoever wants several permits takes them behind this gate, so that nobody waits for him in a circle. */
const gate = new Lock();

function take(accounts: Set<Account>): void {
  gate.acquire();
  for (const account of accounts) account.permit.acquire();
  gate.release();
}

function giveBack(accounts: Set<Account>): void {
  for (const account of accounts) account.permit.release();
}

export function transfer(from: Account, to: Account, amount: number, journal: Journal): boolean {
  const both = new Set([from, to]);
  take(both);
  try {
    if (from.balance < amount) return false;
    journal(from, to, amount);
    from.balance -= amount;
    to.balance += amount;
    return true;
  } finally {
    giveBack(both);
  }
}

export function audit(accounts: Account[]): number {
  const all = new Set(accounts);
  take(all);
  let sum = 0;
  for (const account of accounts) sum += account.balance;
  giveBack(all);
  return sum;
}
