// "If the second lock is taken I return false: no waiting, no deadlock."
// false means that there are too few boxes. There were enough; somebody was just busy.
import { Lock } from 'heddle/threading';

let shelf = 5;
const shelfLock = new Lock();

let cart = 5;
const cartLock = new Lock();

export function take(n: number): boolean {
  return shelfLock.run(() => {
    if (!cartLock.acquire(false)) return false;
    try {
      if (shelf < n) return false;
      shelf -= n;
      cart += n;
      return true;
    } finally {
      cartLock.release();
    }
  });
}

export function putBack(n: number): boolean {
  return cartLock.run(() => {
    if (!shelfLock.acquire(false)) return false;
    try {
      if (cart < n) return false;
      cart -= n;
      shelf += n;
      return true;
    } finally {
      shelfLock.release();
    }
  });
}

export function count(): { shelf: number; cart: number } {
  return shelfLock.run(() => cartLock.run(() => ({ shelf, cart })));
}
