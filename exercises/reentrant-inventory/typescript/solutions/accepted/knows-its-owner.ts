import { currentThread, Semaphore, type Thread, ThreadLocal } from 'heddle/threading';

/** A re-entrant lock made of a semaphore: each thread counts for itself how often it has come in. */
class Door {
  private readonly free = new Semaphore(1);
  private readonly depth = new ThreadLocal(0);
  inside: Thread | undefined;

  through<T>(action: () => T): T {
    const depth = this.depth.get();
    if (depth === 0) {
      this.free.acquire();
      this.inside = currentThread();
    }
    this.depth.set(depth + 1);
    try {
      return action();
    } finally {
      this.depth.set(depth);
      if (depth === 0) {
        this.inside = undefined;
        this.free.release();
      }
    }
  }
}

export class Inventory {
  private readonly door = new Door();
  private readonly stock: Record<string, number> = {};

  add(item: string, pieces: number): void {
    this.door.through(() => {
      this.stock[item] = this.count(item) + pieces;
    });
  }

  remove(item: string, pieces: number): boolean {
    return this.door.through(() => {
      if (this.count(item) < pieces) return false;
      this.add(item, -pieces);
      return true;
    });
  }

  exchange(from: string, to: string, pieces: number): boolean {
    return this.door.through(() => {
      if (!this.remove(from, pieces)) return false;
      this.add(to, pieces);
      return true;
    });
  }

  count(item: string): number {
    return this.door.through(() => this.stock[item] ?? 0);
  }

  total(): number {
    return this.door.through(() => Object.values(this.stock).reduce((sum, pieces) => sum + pieces, 0));
  }
}
