// "After three tries I wait for as long as it takes."
// With the first lock in its hands: the deadlock only comes a little later.
import { type Lock, sleep } from 'heddle/threading';

export interface Account {
  readonly id: number;
  readonly lock: Lock;
  readonly balance: number;
  withdraw(amount: number): void;
  deposit(amount: number): void;
}

export function transfer(from: Account, to: Account, amount: number): boolean {
  for (let tries = 1; ; tries++) {
    from.lock.acquire();
    if (tries > 3 ? to.lock.acquire() : to.lock.acquire({ timeout: 1 })) break;
    from.lock.release();
    sleep(0.1);
  }
  const enough = from.balance >= amount;
  if (enough) {
    from.withdraw(amount);
    to.deposit(amount);
  }
  to.lock.release();
  from.lock.release();
  return enough;
}
