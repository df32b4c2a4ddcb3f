// "One lock for the whole bank, and all problems are gone."
// So is everything that could happen at the same time: two transfers between four accounts wait for one another.
import { Lock } from 'heddle/threading';

export type Journal = (from: Account, to: Account, amount: number) => void;

const bank = new Lock();

export class Account {
  constructor(
    readonly id: number,
    public balance: number,
  ) {}
}

export function transfer(from: Account, to: Account, amount: number, journal: Journal): boolean {
  return bank.run(() => {
    if (from.balance < amount) return false;
    journal(from, to, amount);
    from.balance -= amount;
    to.balance += amount;
    return true;
  });
}

export function audit(accounts: Account[]): number {
  return bank.run(() => accounts.reduce((sum, account) => sum + account.balance, 0));
}
