import { Lock } from 'heddle/threading';

let shelf = 5;
const shelfLock = new Lock();

let cart = 5;
const cartLock = new Lock();

/** Two orders are no danger behind a gate: only one thread at a time takes its two locks. */
const gate = new Lock();

export function take(n: number): boolean {
  return gate.run(() =>
    shelfLock.run(() =>
      cartLock.run(() => {
        if (shelf < n) return false;
        shelf -= n;
        cart += n;
        return true;
      }),
    ),
  );
}

export function putBack(n: number): boolean {
  return gate.run(() =>
    cartLock.run(() =>
      shelfLock.run(() => {
        if (cart < n) return false;
        cart -= n;
        shelf += n;
        return true;
      }),
    ),
  );
}

export function count(): { shelf: number; cart: number } {
  return gate.run(() => cartLock.run(() => shelfLock.run(() => ({ shelf, cart }))));
}
