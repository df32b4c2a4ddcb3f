import { Lock } from 'heddle/threading';

const lock = new Lock();
let stock = 1;

export function remove(amount: number): void {
  lock.acquire();
  if (amount > stock) throw new RangeError('not enough');
  stock -= amount;
  lock.release();
}
