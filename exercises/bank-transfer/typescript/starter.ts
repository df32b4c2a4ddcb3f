import { Lock } from 'heddle/threading';

export type Journal = (from: Account, to: Account, amount: number) => void;

export class Account {
  readonly lock = new Lock();

  constructor(
    readonly id: number,
    public balance: number,
  ) {}

  withdraw(amount: number): void {
    this.balance -= amount;
  }

  deposit(amount: number): void {
    this.balance += amount;
  }
}

export function transfer(from: Account, to: Account, amount: number, journal: Journal): boolean {
  from.lock.acquire();
  if (from.balance < amount) {
    from.lock.release();
    return false;
  }
  from.withdraw(amount);
  journal(from, to, amount);
  to.lock.acquire();
  to.deposit(amount);
  to.lock.release();
  from.lock.release();
  return true;
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
