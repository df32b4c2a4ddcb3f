// "Sooner or later it is there."
// Four tokens never are in a bucket with room for three; and everybody else waits behind.
export class TokenBucket {
  private level: number;
  private last = performance.now();
  private waiting = 0;
  private tail = Promise.resolve();

  constructor(
    private readonly perSecond: number,
    private readonly capacity: number,
  ) {
    this.level = capacity;
  }

  take(count: number): Promise<void> {
    if (this.tryTake(count)) return Promise.resolve();
    this.waiting += 1;
    this.tail = this.tail.then(() => this.wait(count));
    return this.tail;
  }

  tryTake(count: number): boolean {
    return this.waiting === 0 && this.has(count);
  }

  private has(count: number): boolean {
    const now = performance.now();
    this.level = Math.min(this.capacity, this.level + ((now - this.last) / 1000) * this.perSecond);
    this.last = now;
    if (this.level < count) return false;
    this.level -= count;
    return true;
  }

  private async wait(count: number): Promise<void> {
    while (!this.has(count)) {
      const milliseconds = Math.ceil(((count - this.level) / this.perSecond) * 1000);
      await new Promise((resolve) => setTimeout(resolve, milliseconds));
    }
    this.waiting -= 1;
  }
}
