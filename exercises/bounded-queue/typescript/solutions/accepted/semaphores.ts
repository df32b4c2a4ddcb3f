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
    this.places.acquire();
    this.lock.run(() => this.elements.push(element));
    this.filled.release();
  }

  dequeue(): number {
    this.filled.acquire();
    const element = this.lock.run(() => this.elements.shift()!);
    this.places.release();
    return element;
  }

  size(): number {
    return this.lock.run(() => this.elements.length);
  }
}
