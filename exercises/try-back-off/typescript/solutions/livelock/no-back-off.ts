// "It did not work, so I try again at once."
// The other one does the same. In step with one another, both get their first lock and never the second.
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
    if (to.lock.acquire({ timeout: 1 })) break;
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
