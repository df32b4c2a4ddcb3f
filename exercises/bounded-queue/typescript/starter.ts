import { Lock } from 'heddle/threading';

export class BoundedQueue {
  private readonly elements: number[] = [];
  private readonly lock = new Lock();

  constructor(private readonly capacity: number) {}

  enqueue(element: number): void {
    this.lock.run(() => {
      if (this.elements.length < this.capacity) this.elements.push(element);
    });
  }

  dequeue(): number {
    return this.lock.run(() => this.elements.shift()!);
  }

  size(): number {
    return this.elements.length;
  }
}
