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
  try {
    if (from.balance < amount) return false;
    from.withdraw(amount);
    if (to.lock.acquire({ timeout: 1 })) {
      to.deposit(amount);
      to.lock.release();
    }
    return true;
  } finally {
    from.lock.release();
  }
}
