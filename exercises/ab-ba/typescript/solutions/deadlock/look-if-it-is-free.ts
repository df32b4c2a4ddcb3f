// "Before I take my first lock I look whether the second one is free."
// That was a moment ago. Between the look and the acquire another thread takes the lock.
import { Lock, sleep } from 'heddle/threading';

let shelf = 5;
const shelfLock = new Lock();

let cart = 5;
const cartLock = new Lock();

export function take(n: number): boolean {
  if (cartLock.locked()) sleep(0.1);
  return shelfLock.run(() =>
    cartLock.run(() => {
      if (shelf < n) return false;
      shelf -= n;
      cart += n;
      return true;
    }),
  );
}

export function putBack(n: number): boolean {
  if (shelfLock.locked()) sleep(0.1);
  return cartLock.run(() =>
    shelfLock.run(() => {
      if (cart < n) return false;
      cart -= n;
      shelf += n;
      return true;
    }),
  );
}

export function count(): { shelf: number; cart: number } {
  return shelfLock.run(() => cartLock.run(() => ({ shelf, cart })));
}
