// "Whoever was woken finds what he was woken for."
// Between the notification and the moment in which he has the lock again somebody else may have taken it.
import { Condition, Lock } from 'heddle/threading';

export class BoundedQueue {
  private readonly elements: number[] = [];
  private readonly lock = new Lock();
  private readonly notFull = new Condition(this.lock);
  private readonly notEmpty = new Condition(this.lock);

  constructor(private readonly capacity: number) {}

  enqueue(element: number): void {
    this.lock.run(() => {
      if (this.elements.length === this.capacity) this.notFull.wait();
      this.elements.push(element);
      this.notEmpty.notify();
    });
  }

  dequeue(): number {
    return this.lock.run(() => {
      if (this.elements.length === 0) this.notEmpty.wait();
      const element = this.elements.shift()!;
      this.notFull.notify();
      return element;
    });
  }

  size(): number {
    return this.lock.run(() => this.elements.length);
  }
}
