// "static or not, there is one inventory anyway."
// A static field is there once for all inventories: what is added to one is found in the other.
import { RLock } from 'heddle/threading';

export class Inventory {
  private readonly lock = new RLock();
  private static readonly stock: Record<string, number> = {};

  add(item: string, pieces: number): void {
    this.lock.run(() => {
      Inventory.stock[item] = (Inventory.stock[item] ?? 0) + pieces;
    });
  }

  remove(item: string, pieces: number): boolean {
    return this.lock.run(() => {
      const there = Inventory.stock[item] ?? 0;
      if (there < pieces) return false;
      Inventory.stock[item] = there - pieces;
      return true;
    });
  }

  exchange(from: string, to: string, pieces: number): boolean {
    return this.lock.run(() => {
      if (!this.remove(from, pieces)) return false;
      this.add(to, pieces);
      return true;
    });
  }

  count(item: string): number {
    return this.lock.run(() => Inventory.stock[item] ?? 0);
  }

  total(): number {
    return this.lock.run(() => {
      let sum = 0;
      for (const item of Object.keys(Inventory.stock)) sum += this.count(item);
      return sum;
    });
  }
}
