import { Condition } from 'heddle/threading';

class Room {
  private busy = false;
  private readonly idle = new Condition();
  private shelf = 5;
  private cart = 5;

  alone<T>(action: () => T): T {
    this.idle.acquire();
    while (this.busy) this.idle.wait();
    this.busy = true;
    this.idle.release();
    try {
      return action();
    } finally {
      this.idle.acquire();
      this.busy = false;
      this.idle.notify();
      this.idle.release();
    }
  }

  /** A positive number from the shelf to the cart, a negative one back. */
  move(n: number): boolean {
    if (this.shelf - n < 0 || this.cart + n < 0) return false;
    this.shelf -= n;
    this.cart += n;
    return true;
  }

  get boxes(): { shelf: number; cart: number } {
    const { shelf, cart } = this;
    return { shelf, cart };
  }
}

const room = new Room();

export function take(n: number): boolean {
  return room.alone(() => room.move(n));
}

export function putBack(n: number): boolean {
  return room.alone(() => room.move(-n));
}

export function count(): { shelf: number; cart: number } {
  return room.alone(() => room.boxes);
}
