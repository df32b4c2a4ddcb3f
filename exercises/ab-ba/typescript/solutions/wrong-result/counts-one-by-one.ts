// "To read I need only one lock at a time."
// Each number is right, at a moment of its own. A box that moves meanwhile is counted twice or not at all.
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
  const onShelf = shelfLock.run(() => shelf);
  const onCart = cartLock.run(() => cart);
  return { shelf: onShelf, cart: onCart };
}
