// "I acquire at the top and release at the bottom."
// The return in the middle skips the bottom: after the first refusal both locks are held for ever.
import { Lock } from 'heddle/threading';

let shelf = 5;
const shelfLock = new Lock();

let cart = 5;
const cartLock = new Lock();

export function take(n: number): boolean {
  shelfLock.acquire();
  cartLock.acquire();
  if (shelf < n) return false;
  shelf -= n;
  cart += n;
  cartLock.release();
  shelfLock.release();
  return true;
}

export function putBack(n: number): boolean {
  shelfLock.acquire();
  cartLock.acquire();
  if (cart < n) return false;
  cart -= n;
  shelf += n;
  cartLock.release();
  shelfLock.release();
  return true;
}

export function count(): { shelf: number; cart: number } {
  return shelfLock.run(() => cartLock.run(() => ({ shelf, cart })));
}
