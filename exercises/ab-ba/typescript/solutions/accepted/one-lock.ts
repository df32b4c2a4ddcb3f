import { RLock } from 'heddle/threading';

const boxes = { shelf: 5, cart: 5 };
type Place = keyof typeof boxes;

/** One lock for both: nobody can hold half of what he needs. */
const room = new RLock();

function move(n: number, from: Place, to: Place): boolean {
  return room.run(() => {
    if (count()[from] < n) return false;
    boxes[from] -= n;
    boxes[to] += n;
    return true;
  });
}

export const take = (n: number): boolean => move(n, 'shelf', 'cart');
export const putBack = (n: number): boolean => move(n, 'cart', 'shelf');
export const count = () => room.run(() => ({ ...boxes }));
