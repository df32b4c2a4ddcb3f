import { Lock } from 'heddle/threading';

let shelf = 5;
const shelfLock = new Lock();

let cart = 5;
const cartLock = new Lock();

/** Always in this order. */
function acquireBoth(): void {
  cartLock.acquire();
  shelfLock.acquire();
}

function releaseBoth(): void {
  shelfLock.release();
  cartLock.release();
}

export function take(n: number): boolean {
  acquireBoth();
  try {
    if (shelf < n) return false;
    shelf -= n;
    cart += n;
    return true;
  } finally {
    releaseBoth();
  }
}

export function putBack(n: number): boolean {
  acquireBoth();
  try {
    if (cart < n) return false;
    cart -= n;
    shelf += n;
    return true;
  } finally {
    releaseBoth();
  }
}

export function count(): { shelf: number; cart: number } {
  acquireBoth();
  const both = { shelf, cart };
  releaseBoth();
  return both;
}
