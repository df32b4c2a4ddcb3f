// "If there is no room I look again."
// While it asks, it keeps the others from working; whoever waits has to sleep until somebody wakes him.
import { Lock } from 'heddle/threading';

export class BoundedQueue {
  private readonly elements: number[] = [];
  private readonly lock = new Lock();

  constructor(private readonly capacity: number) {}

  enqueue(element: number): void {
    while (!this.lock.run(() => this.elements.length < this.capacity && this.elements.push(element) > 0));
  }

  dequeue(): number {
    for (;;) {
      const element = this.lock.run(() => (this.elements.length > 0 ? this.elements.shift() : undefined));
      if (element !== undefined) return element;
    }
  }

  size(): number {
    return this.lock.run(() => this.elements.length);
  }
}
