// "Who never holds two locks cannot be in a deadlock, so I give the first one back before I take the second."
// In between the boxes are neither here nor there: whoever counts now finds too few.
import { Lock } from 'heddle/threading';

let shelf = 5;
const shelfLock = new Lock();

let cart = 5;
const cartLock = new Lock();

export function take(n: number): boolean {
  shelfLock.acquire();
  if (shelf < n) {
    shelfLock.release();
    return false;
  }
  shelf -= n;
  shelfLock.release();
  cartLock.acquire();
  cart += n;
  cartLock.release();
  return true;
}

export function putBack(n: number): boolean {
  cartLock.acquire();
  if (cart < n) {
    cartLock.release();
    return false;
  }
  cart -= n;
  cartLock.release();
  shelfLock.acquire();
  shelf += n;
  shelfLock.release();
  return true;
}

export function count(): { shelf: number; cart: number } {
  return shelfLock.run(() => cartLock.run(() => ({ shelf, cart })));
}
