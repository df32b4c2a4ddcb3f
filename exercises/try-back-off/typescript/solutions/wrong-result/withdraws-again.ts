// "If I do not get the second lock, I begin again from the start."
// The money was withdrawn already, and is withdrawn once more with each try.
import { type Lock, sleep } from 'heddle/threading';

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
    try {
      if (from.balance < amount) return false;
      from.withdraw(amount);
      if (to.lock.acquire({ timeout: 1 })) {
        to.deposit(amount);
        to.lock.release();
        return true;
      }
    } finally {
      from.lock.release();
    }
    sleep(0.1);
  }
}
