// "Who wakes looks again, so nobody takes what is not there."
// True, and who wants much waits for ever beside those who want little: whoever wakes first takes.
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
    while (this.level < count) {
      await sleep(((count - this.level) / this.perSecond) * 1000);
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

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
