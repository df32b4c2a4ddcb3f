// "remove gives the lock of exchange back, and finally gives back what is left."
// After as many releases as acquisitions the lock belongs to nobody, and one release more is an error.
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
    return this.lock.run(() => {
      const there = this.stock[item] ?? 0;
      if (there < pieces) return false;
      this.stock[item] = there - pieces;
      return true;
    });
  }

  exchange(from: string, to: string, pieces: number): boolean {
    this.lock.acquire();
    try {
      if (!this.remove(from, pieces)) return false;
      this.add(to, pieces);
      this.lock.release();
      return true;
    } finally {
      this.lock.release();
    }
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
