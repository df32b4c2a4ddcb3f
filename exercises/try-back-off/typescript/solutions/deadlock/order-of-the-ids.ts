// "Locks in ascending order of id: a circle is impossible."
// Only if everybody keeps to it. The auditors have an order of their own, and cannot be changed.
import type { Lock } from 'heddle/threading';

export interface Account {
  readonly id: number;
  readonly lock: Lock;
  readonly balance: number;
  withdraw(amount: number): void;
  deposit(amount: number): void;
}

export function transfer(from: Account, to: Account, amount: number): boolean {
  const [first, second] = from.id < to.id ? [from, to] : [to, from];
  return first.lock.run(() =>
    second.lock.run(() => {
      if (from.balance < amount) return false;
      from.withdraw(amount);
      to.deposit(amount);
      return true;
    }),
  );
}
