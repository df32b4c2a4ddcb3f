// "I never hold two locks, so nobody has to try anything."
// Between the two halves the money is nowhere: the auditor holds both locks and finds some missing.
import type { Lock } from 'heddle/threading';

export interface Account {
  readonly id: number;
  readonly lock: Lock;
  readonly balance: number;
  withdraw(amount: number): void;
  deposit(amount: number): void;
}

export function transfer(from: Account, to: Account, amount: number): boolean {
  const paid = from.lock.run(() => {
    if (from.balance < amount) return false;
    from.withdraw(amount);
    return true;
  });
  if (paid) to.lock.run(() => to.deposit(amount));
  return paid;
}
