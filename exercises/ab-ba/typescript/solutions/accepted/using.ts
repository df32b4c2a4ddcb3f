import { Lock } from 'heddle/threading';

class Place {
  readonly lock = new Lock();

  constructor(public boxes: number) {}
}

const shelf = new Place(5);
const cart = new Place(5);

function move(n: number, from: Place, to: Place): boolean {
  // Whatever the direction: the shelf first.
  using _shelf = shelf.lock.hold();
  using _cart = cart.lock.hold();
  if (from.boxes < n) return false;
  from.boxes -= n;
  to.boxes += n;
  return true;
}

export function take(n: number): boolean {
  return move(n, shelf, cart);
}

export function putBack(n: number): boolean {
  return move(n, cart, shelf);
}

export function count(): { shelf: number; cart: number } {
  using _shelf = shelf.lock.hold();
  using _cart = cart.lock.hold();
  return { shelf: shelf.boxes, cart: cart.boxes };
}
