// "Without locks there are no deadlocks."
// True, and nothing keeps two threads from changing the same number at the same time.
let shelf = 5;
let cart = 5;

export function take(n: number): boolean {
  if (shelf < n) return false;
  shelf -= n;
  cart += n;
  return true;
}

export function putBack(n: number): boolean {
  if (cart < n) return false;
  cart -= n;
  shelf += n;
  return true;
}

export function count(): { shelf: number; cart: number } {
  return { shelf, cart };
}
