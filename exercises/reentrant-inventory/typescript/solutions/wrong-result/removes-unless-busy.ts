// "Who does not get the lock within a second gets nothing: then I return false."
// False means that there are too few. The time-out may pass while somebody else is at the counter, and there are enough.
import { RLock } from 'heddle/threading';

export class Inventory {
  private readonly lock = new RLock();
  private readonly stock: Record<string, number> = {};

  add(item: string, pieces: number): void {
    this.lock.run(() => {
      this.stock[item] = (this.stock[item] ?? 0) + pieces;
    });
  }

  remove(item: string, pieces: number): boolean {
    if (!this.lock.acquire(true, 1)) return false;
    try {
      const there = this.stock[item] ?? 0;
      if (there < pieces) return false;
      this.stock[item] = there - pieces;
      return true;
    } finally {
      this.lock.release();
    }
  }

  exchange(from: string, to: string, pieces: number): boolean {
    return this.lock.run(() => {
      if (!this.remove(from, pieces)) return false;
      this.add(to, pieces);
      return true;
    });
  }

  count(item: string): number {
    return this.lock.run(() => this.stock[item] ?? 0);
  }

  total(): number {
    return this.lock.run(() => {
      let sum = 0;
      for (const item of Object.keys(this.stock)) sum += this.count(item);
      return sum;
    });
  }
}
