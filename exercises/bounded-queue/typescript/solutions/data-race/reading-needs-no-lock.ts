// "The size is only read, and a number is read in one go."
// Nothing orders this look with the changes of the others.
import { Condition } from 'heddle/threading';

export class BoundedQueue {
  private readonly ring: number[];
  private first = 0;
  private count = 0;
  private readonly changed = new Condition();

  constructor(capacity: number) {
    this.ring = new Array<number>(capacity).fill(0);
  }

  enqueue(element: number): void {
    this.changed.run(() => {
      this.changed.waitFor(() => this.count < this.ring.length);
      this.ring[(this.first + this.count) % this.ring.length] = element;
      this.count++;
      this.changed.notifyAll();
    });
  }

  dequeue(): number {
    return this.changed.run(() => {
      this.changed.waitFor(() => this.count > 0);
      const element = this.ring[this.first]!;
      this.first = (this.first + 1) % this.ring.length;
      this.count--;
      this.changed.notifyAll();
      return element;
    });
  }

  size(): number {
    return this.count;
  }
}
