// "A time-out means that it did not work: I put the money back and return false."
// The caller reads false as "not enough money". A transfer that could be paid does not happen.
import type { Lock } from 'heddle/threading';

export interface Account {
  readonly id: number;
  readonly lock: Lock;
  readonly balance: number;
  withdraw(amount: number): void;
  deposit(amount: number): void;
}

export function transfer(from: Account, to: Account, amount: number): boolean {
  return from.lock.run(() => {
    if (from.balance < amount) return false;
    if (!to.lock.acquire({ timeout: 1 })) return false;
    from.withdraw(amount);
    to.deposit(amount);
    to.lock.release();
    return true;
  });
}
