// "To wait is to look at the clock until it is time."
// As long as it looks, nobody else has a turn, and no timer fires: all of them go on at once, too late.
export class TokenBucket {
  private level: number;
  private last = performance.now();

  constructor(
    private readonly perSecond: number,
    private readonly capacity: number,
  ) {
    this.level = capacity;
  }

  async take(count: number): Promise<void> {
    if (count > this.capacity) throw new RangeError('more than will ever be there');
    this.fill();
    if (this.level < count) {
      const due = performance.now() + ((count - this.level) / this.perSecond) * 1000;
      while (performance.now() < due);
      this.fill();
    }
    this.level -= count;
  }

  tryTake(count: number): boolean {
    this.fill();
    if (this.level < count) return false;
    this.level -= count;
    return true;
  }

  private fill(): void {
    const now = performance.now();
    this.level = Math.min(this.capacity, this.level + ((now - this.last) / 1000) * this.perSecond);
    this.last = now;
  }
}
