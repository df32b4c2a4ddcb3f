// "exchange holds the lock, so remove and add need none."
// True when exchange calls them. When others call them, nothing keeps them apart from exchange.
import { Lock } from 'heddle/threading';

export class Inventory {
  private readonly lock = new Lock();
  private readonly stock: Record<string, number> = {};

  add(item: string, pieces: number): void {
    this.stock[item] = (this.stock[item] ?? 0) + pieces;
  }

  remove(item: string, pieces: number): boolean {
    const there = this.stock[item] ?? 0;
    if (there < pieces) return false;
    this.stock[item] = there - pieces;
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
    return this.stock[item] ?? 0;
  }

  total(): number {
    return this.lock.run(() => {
      let sum = 0;
      for (const item of Object.keys(this.stock)) sum += this.count(item);
      return sum;
    });
  }
}
