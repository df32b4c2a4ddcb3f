// "acquire with a time-out takes the lock, it only does not take so long."
// It returns false if it did not get the lock. Then it is somebody else's lock that is released here.
import type { Lock } from 'heddle/threading';

export interface Account {
  readonly id: number;
  readonly lock: Lock;
  readonly balance: number;
  withdraw(amount: number): void;
  deposit(amount: number): void;
}

export function transfer(from: Account, to: Account, amount: number): boolean {
  from.lock.acquire();
  to.lock.acquire({ timeout: 1 });
  const enough = from.balance >= amount;
  if (enough) {
    from.withdraw(amount);
    to.deposit(amount);
  }
  to.lock.release();
  from.lock.release();
  return enough;
}
