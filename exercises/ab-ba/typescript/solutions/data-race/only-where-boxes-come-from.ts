// "Only the place that boxes are taken from can run out, so only that one must be locked."
// take holds the shelf's lock and putBack the cart's: they change both numbers, and hold no lock in common.
import { Lock } from 'heddle/threading';

let shelf = 5;
const shelfLock = new Lock();

let cart = 5;
const cartLock = new Lock();

export function take(n: number): boolean {
  return shelfLock.run(() => {
    if (shelf < n) return false;
    shelf -= n;
    cart += n;
    return true;
  });
}

export function putBack(n: number): boolean {
  return cartLock.run(() => {
    if (cart < n) return false;
    cart -= n;
    shelf += n;
    return true;
  });
}

export function count(): { shelf: number; cart: number } {
  return shelfLock.run(() => cartLock.run(() => ({ shelf, cart })));
}
