// "If it did not work, I give back both locks and begin again."
// Only one of them was taken. The other one belongs to somebody who still needs it.
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
    const both = to.lock.acquire({ timeout: 1 });
    try {
      if (both) {
        if (from.balance < amount) return false;
        from.withdraw(amount);
        to.deposit(amount);
        return true;
      }
    } finally {
      to.lock.release();
      from.lock.release();
    }
    sleep(0.1);
  }
}
