// "Each method has a lock of its own, so none can wait for itself."
// add and remove hold no lock in common, and change the same numbers.
import { Lock } from 'heddle/threading';

export class Inventory {
  private readonly addLock = new Lock();
  private readonly removeLock = new Lock();
  private readonly exchangeLock = new Lock();
  private readonly countLock = new Lock();
  private readonly totalLock = new Lock();
  private readonly stock: Record<string, number> = {};

  add(item: string, pieces: number): void {
    this.addLock.run(() => {
      this.stock[item] = (this.stock[item] ?? 0) + pieces;
    });
  }

  remove(item: string, pieces: number): boolean {
    return this.removeLock.run(() => {
      const there = this.stock[item] ?? 0;
      if (there < pieces) return false;
      this.stock[item] = there - pieces;
      return true;
    });
  }

  exchange(from: string, to: string, pieces: number): boolean {
    return this.exchangeLock.run(() => {
      if (!this.remove(from, pieces)) return false;
      this.add(to, pieces);
      return true;
    });
  }

  count(item: string): number {
    return this.countLock.run(() => this.stock[item] ?? 0);
  }

  total(): number {
    return this.totalLock.run(() => {
      let sum = 0;
      for (const item of Object.keys(this.stock)) sum += this.count(item);
      return sum;
    });
  }
}
