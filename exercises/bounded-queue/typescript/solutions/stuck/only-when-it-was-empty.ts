// "Somebody can wait for an element only if the queue is empty."
// Two may wait while it is empty: the second element comes when it is empty no more, and the second one is never told.
import { Condition, Lock } from 'heddle/threading';

export class BoundedQueue {
  private readonly elements: number[] = [];
  private readonly lock = new Lock();
  private readonly notFull = new Condition(this.lock);
  private readonly notEmpty = new Condition(this.lock);

  constructor(private readonly capacity: number) {}

  enqueue(element: number): void {
    this.lock.run(() => {
      while (this.elements.length === this.capacity) this.notFull.wait();
      this.elements.push(element);
      if (this.elements.length === 1) this.notEmpty.notify();
    });
  }

  dequeue(): number {
    return this.lock.run(() => {
      while (this.elements.length === 0) this.notEmpty.wait();
      const element = this.elements.shift()!;
      this.notFull.notify();
      return element;
    });
  }

  size(): number {
    return this.lock.run(() => this.elements.length);
  }
}
