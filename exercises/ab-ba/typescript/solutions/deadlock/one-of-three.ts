// "take and putBack were the two that waited for each other, so I mended putBack."
// count still takes the locks in the other order: the same circle, with another partner.
import { Lock } from 'heddle/threading';

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
  return shelfLock.run(() =>
    cartLock.run(() => {
      if (cart < n) return false;
      cart -= n;
      shelf += n;
      return true;
    }),
  );
}

export function count(): { shelf: number; cart: number } {
  return cartLock.run(() => shelfLock.run(() => ({ shelf, cart })));
}
