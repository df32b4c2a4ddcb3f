import { type Lock, sleep } from 'heddle/threading';

export interface Account {
  readonly id: number;
  readonly lock: Lock;
  readonly balance: number;
  withdraw(amount: number): void;
  deposit(amount: number): void;
}

/** All of these locks, or none. */
function tryAll(locks: readonly Lock[]): boolean {
  const held: Lock[] = [];
  for (const lock of locks) {
    if (!lock.acquire(false)) {
      while (held.length > 0) held.pop()!.release();
      return false;
    }
    held.push(lock);
  }
  return true;
}

export function transfer(from: Account, to: Account, amount: number): boolean {
  const locks = [from.lock, to.lock];
  let pause = 0.1;
  while (!tryAll(locks)) {
    sleep(pause);
    pause *= 2;
  }
  const enough = from.balance >= amount;
  if (enough) {
    from.withdraw(amount);
    to.deposit(amount);
  }
  for (const lock of locks) lock.release();
  return enough;
}
