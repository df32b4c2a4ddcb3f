// "If putBack waits a little, take is through before it, and they never meet."
// A sleep orders nothing: it may end while take stands between its two locks.
import { Lock, sleep } from 'heddle/threading';

let shelf = 5;
const shelfLock = new Lock();

let cart = 5;
const cartLock = new Lock();

export function take(n: number): boolean {
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
  sleep(0.1);
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
