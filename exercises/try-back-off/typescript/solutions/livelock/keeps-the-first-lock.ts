// "I have the first lock already; I only try for the second one again and again."
// Whoever holds the second one waits for the first. Nobody gives back anything.
import { type Lock, sleep } from 'heddle/threading';

export interface Account {
  readonly id: number;
  readonly lock: Lock;
  readonly balance: number;
  withdraw(amount: number): void;
  deposit(amount: number): void;
}

export function transfer(from: Account, to: Account, amount: number): boolean {
  from.lock.acquire();
  while (!to.lock.acquire({ timeout: 1 })) sleep(0.1);
  const enough = from.balance >= amount;
  if (enough) {
    from.withdraw(amount);
    to.deposit(amount);
  }
  to.lock.release();
  from.lock.release();
  return enough;
}
