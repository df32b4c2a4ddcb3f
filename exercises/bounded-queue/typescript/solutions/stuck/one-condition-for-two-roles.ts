// "There is one change, so one of those who wait has to be told."
// Producers and consumers wait in the same place: the one that is woken may be of the wrong kind, and goes back to sleep with the news.
import { Condition } from 'heddle/threading';

export class BoundedQueue {
  private readonly elements: number[] = [];
  private readonly changed = new Condition();

  constructor(private readonly capacity: number) {}

  enqueue(element: number): void {
    this.changed.run(() => {
      while (this.elements.length === this.capacity) this.changed.wait();
      this.elements.push(element);
      this.changed.notify();
    });
  }

  dequeue(): number {
    return this.changed.run(() => {
      while (this.elements.length === 0) this.changed.wait();
      const element = this.elements.shift()!;
      this.changed.notify();
      return element;
    });
  }

  size(): number {
    return this.changed.run(() => this.elements.length);
  }
}
