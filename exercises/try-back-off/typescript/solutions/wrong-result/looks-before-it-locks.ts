// "Who has not got the money need not be locked first."
// Somebody else may be changing the balance at that moment: it is looked at with its lock, or not at all.
import { Lock, sleep } from 'heddle/threading';
export interface Account {
  readonly id: number;
  readonly lock: Lock;
  readonly balance: number;
  withdraw(amount: number): void;
  deposit(amount: number): void;
}
export function transfer(from: Account, to: Account, amount: number): boolean {
  if (from.balance < amount) return false;
  for (;;) {
    if (from.lock.acquire({ timeout: 1 })) {
      if (to.lock.acquire({ timeout: 1 })) break;
      from.lock.release();
    }
    sleep(0.1);
  }
  const ok = from.balance >= amount;
  if (ok) {
    from.withdraw(amount);
    to.deposit(amount);
  }
  to.lock.release();
  from.lock.release();
  return ok;
}
