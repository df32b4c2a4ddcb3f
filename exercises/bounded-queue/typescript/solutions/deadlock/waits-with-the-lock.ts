// "First I make sure that nobody disturbs me, then I wait for room."
// Whoever waits for room holds the lock, and whoever could make room needs it.
import { Lock, Semaphore } from 'heddle/threading';

export class BoundedQueue {
  private readonly elements: number[] = [];
  private readonly lock = new Lock();
  private readonly places: Semaphore;
  private readonly filled = new Semaphore(0);

  constructor(capacity: number) {
    this.places = new Semaphore(capacity);
  }

  enqueue(element: number): void {
    this.lock.run(() => {
      this.places.acquire();
      this.elements.push(element);
    });
    this.filled.release();
  }

  dequeue(): number {
    const element = this.lock.run(() => {
      this.filled.acquire();
      return this.elements.shift()!;
    });
    this.places.release();
    return element;
  }

  size(): number {
    return this.lock.run(() => this.elements.length);
  }
}
