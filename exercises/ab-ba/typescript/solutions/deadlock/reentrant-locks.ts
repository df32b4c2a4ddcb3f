// "With an RLock instead of a Lock there are no deadlocks."
// An RLock lets the same thread in again. Another thread waits for it as for any other lock.
import { RLock } from 'heddle/threading';

let shelf = 5;
const shelfLock = new RLock();

let cart = 5;
const cartLock = new RLock();

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
