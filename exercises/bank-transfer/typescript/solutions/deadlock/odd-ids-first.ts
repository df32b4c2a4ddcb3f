// "With two accounts it works if one side turns the order round: odd ids take their own lock first, even ones the other's."
// Between an odd and an even id it is an order. Between two odd ones it is the order of the arguments again.
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
  const [first, second] = from.id % 2 === 1 ? [from, to] : [to, from];
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
