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
  try {
    if (first !== second) second.lock.acquire();
    try {
      return move(from, to, amount, journal);
    } finally {
      if (first !== second) second.lock.release();
    }
  } finally {
    first.lock.release();
  }
}

function move(from: Account, to: Account, amount: number, journal: Journal): boolean {
  if (from.balance < amount) return false;
  from.balance -= amount;
  try {
    journal(from, to, amount);
  } catch (error) {
    from.balance += amount;
    throw error;
  }
  to.balance += amount;
  return true;
}

export function audit(accounts: Account[]): number {
  const inOrder = [...accounts].sort((a, b) => a.id - b.id);
  for (const account of inOrder) account.lock.acquire();
  const sum = inOrder.reduce((total, account) => total + account.balance, 0);
  for (const account of inOrder) account.lock.release();
  return sum;
}
