import { Lock } from 'heddle/threading';

const lock = new Lock();
let balance = 0;

export function deposit(amount: number): void {
  lock.acquire();
  balance = read() + amount;
  lock.release();
}

export function read(): number {
  lock.acquire();
  const result = balance;
  lock.release();
  return result;
}
