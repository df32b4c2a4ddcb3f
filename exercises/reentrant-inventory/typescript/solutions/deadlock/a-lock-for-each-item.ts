// "A lock for each item: exchange holds two different ones, so it never waits for itself."
// Two exchanges in opposite directions take the two locks in opposite orders.
import { Lock } from 'heddle/threading';

class Shelf {
  readonly lock = new Lock();
  pieces = 0;
}

export class Inventory {
  private readonly shelves = new Map<string, Shelf>();
  private readonly door = new Lock();

  add(item: string, pieces: number): void {
    const shelf = this.shelf(item);
    shelf.lock.run(() => {
      shelf.pieces += pieces;
    });
  }

  remove(item: string, pieces: number): boolean {
    const shelf = this.shelf(item);
    return shelf.lock.run(() => {
      if (shelf.pieces < pieces) return false;
      shelf.pieces -= pieces;
      return true;
    });
  }

  exchange(from: string, to: string, pieces: number): boolean {
    const source = this.shelf(from);
    const target = this.shelf(to);
    return source.lock.run(() => {
      if (source.pieces < pieces) return false;
      if (source === target) return true;
      return target.lock.run(() => {
        source.pieces -= pieces;
        target.pieces += pieces;
        return true;
      });
    });
  }

  count(item: string): number {
    const shelf = this.shelf(item);
    return shelf.lock.run(() => shelf.pieces);
  }

  total(): number {
    return this.door.run(() => {
      const shelves = [...this.shelves.values()];
      for (const shelf of shelves) shelf.lock.acquire();
      const sum = shelves.reduce((total, shelf) => total + shelf.pieces, 0);
      for (const shelf of shelves) shelf.lock.release();
      return sum;
    });
  }

  private shelf(item: string): Shelf {
    return this.door.run(() => {
      const shelf = this.shelves.get(item) ?? new Shelf();
      this.shelves.set(item, shelf);
      return shelf;
    });
  }
}
