// "While somebody waits there is a sign at the door. Who goes on takes it down."
// Others may wait behind him: a sign says that somebody waits, not how many.
export class TokenBucket {
  private level: number;
  private last = performance.now();
  private somebodyWaits = false;
  private tail = Promise.resolve();

  constructor(
    private readonly perSecond: number,
    private readonly capacity: number,
  ) {
    this.level = capacity;
  }

  take(count: number): Promise<void> {
    if (count > this.capacity) return Promise.reject(new RangeError(`there is room for ${this.capacity}`));
    if (this.tryTake(count)) return Promise.resolve();
    this.somebodyWaits = true;
    this.tail = this.tail.then(() => this.wait(count));
    return this.tail;
  }

  tryTake(count: number): boolean {
    return !this.somebodyWaits && this.has(count);
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
    this.somebodyWaits = false;
  }
}
