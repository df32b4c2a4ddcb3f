// "After ten time-outs it will never work."
// Somebody may hold the lock for as long as he likes. Busy is no reason to give up.
import { type Lock, sleep } from 'heddle/threading';

export interface Account {
  readonly id: number;
  readonly lock: Lock;
  readonly balance: number;
  withdraw(amount: number): void;
  deposit(amount: number): void;
}

export function transfer(from: Account, to: Account, amount: number): boolean {
  for (let tries = 0; tries < 10; tries++) {
    from.lock.acquire();
    if (to.lock.acquire({ timeout: 1 })) {
      const enough = from.balance >= amount;
      if (enough) {
        from.withdraw(amount);
        to.deposit(amount);
      }
      to.lock.release();
      from.lock.release();
      return enough;
    }
    from.lock.release();
    sleep(0.1);
  }
  return false;
}
