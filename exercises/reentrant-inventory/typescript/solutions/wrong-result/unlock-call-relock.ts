// "I give the lock back before I call a method that takes it, and take it again afterwards."
// In between, the inventory is open to everybody: the bolts are gone, and the nuts are not there yet.
import { Lock } from 'heddle/threading';

export class Inventory {
  private readonly lock = new Lock();
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
    if ((this.stock[from] ?? 0) < pieces) {
      this.lock.release();
      return false;
    }
    this.lock.release();
    const removed = this.remove(from, pieces);
    if (removed) this.add(to, pieces);
    return removed;
  }

  count(item: string): number {
    return this.lock.run(() => this.stock[item] ?? 0);
  }

  total(): number {
    return this.lock.run(() => {
      let sum = 0;
      for (const item of Object.keys(this.stock)) sum += this.stock[item] ?? 0;
      return sum;
    });
  }
}
