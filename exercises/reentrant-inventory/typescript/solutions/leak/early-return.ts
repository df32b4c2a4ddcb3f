// "acquire at the top, release at the bottom."
// The early return leaves without releasing. A re-entrant lock hides it from its owner: he gets in again, and everybody else waits for ever.
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
    this.lock.acquire();
    const there = this.stock[item] ?? 0;
    if (there < pieces) return false;
    this.stock[item] = there - pieces;
    this.lock.release();
    return true;
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
