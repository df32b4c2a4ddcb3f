import { Condition } from 'heddle/threading';

interface Shelf {
  readonly item: string;
  pieces: number;
}

/** The lock of a Condition is an RLock, unless it is given another one. */
export class Inventory {
  private readonly door = new Condition();
  private shelves: Shelf[] = [];

  add(item: string, pieces: number): void {
    using _inside = this.door.hold();
    this.shelf(item).pieces += pieces;
  }

  remove(item: string, pieces: number): boolean {
    using _inside = this.door.hold();
    const shelf = this.shelf(item);
    if (shelf.pieces < pieces) return false;
    shelf.pieces -= pieces;
    return true;
  }

  exchange(from: string, to: string, pieces: number): boolean {
    using _inside = this.door.hold();
    const removed = this.remove(from, pieces);
    if (removed) this.add(to, pieces);
    return removed;
  }

  count(item: string): number {
    using _inside = this.door.hold();
    return this.shelf(item).pieces;
  }

  total(): number {
    using _inside = this.door.hold();
    let sum = 0;
    this.shelves.forEach(({ item }) => {
      sum += this.count(item);
    });
    return sum;
  }

  private shelf(item: string): Shelf {
    const known = this.shelves.find((shelf) => shelf.item === item);
    if (known !== undefined) return known;
    const made = { item, pieces: 0 };
    this.shelves.push(made);
    return made;
  }
}
