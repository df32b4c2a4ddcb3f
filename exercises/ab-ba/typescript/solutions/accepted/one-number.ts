import { Lock } from 'heddle/threading';

/** What is not on the shelf is on the cart, so one number and one lock are enough. */
const ALL = 10;
let shelf = 5;
const lock = new Lock();

export function take(n: number): boolean {
  lock.acquire();
  const enough = shelf >= n;
  if (enough) shelf -= n;
  lock.release();
  return enough;
}

export function putBack(n: number): boolean {
  lock.acquire();
  const enough = ALL - shelf >= n;
  if (enough) shelf += n;
  lock.release();
  return enough;
}

export function count(): { shelf: number; cart: number } {
  lock.acquire();
  const now = shelf;
  lock.release();
  return { shelf: now, cart: ALL - now };
}
