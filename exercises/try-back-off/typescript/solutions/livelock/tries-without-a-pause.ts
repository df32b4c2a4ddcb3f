// "A try costs nothing, so I try until it works."
// While both hold their first lock, no try of either succeeds; and both give back and take again in step.
import type { Lock } from 'heddle/threading';

export interface Account {
  readonly id: number;
  readonly lock: Lock;
  readonly balance: number;
  withdraw(amount: number): void;
  deposit(amount: number): void;
}

export function transfer(from: Account, to: Account, amount: number): boolean {
  for (;;) {
    from.lock.acquire();
    if (to.lock.acquire(false)) break;
    from.lock.release();
  }
  try {
    if (from.balance < amount) return false;
    from.withdraw(amount);
    to.deposit(amount);
    return true;
  } finally {
    to.lock.release();
    from.lock.release();
  }
}
