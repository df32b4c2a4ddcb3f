// "So many a second: every second it is so many again."
// Nobody gets anything for a whole second, and then everybody at once.
export class TokenBucket {
  private readonly waiting: { count: number; goOn: () => void }[] = [];
  private level: number;

  constructor(
    private readonly perSecond: number,
    private readonly capacity: number,
  ) {
    this.level = capacity;
    setInterval(() => this.fill(), 1000).unref();
  }

  take(count: number): Promise<void> {
    if (count > this.capacity) return Promise.reject(new RangeError('more than will ever be there'));
    return new Promise((goOn) => {
      this.waiting.push({ count, goOn });
      this.serve();
    });
  }

  tryTake(count: number): boolean {
    if (this.waiting.length > 0 || this.level < count) return false;
    this.level -= count;
    return true;
  }

  private fill(): void {
    this.level = Math.min(this.capacity, this.level + this.perSecond);
    this.serve();
  }

  private serve(): void {
    for (let first = this.waiting[0]; first && first.count <= this.level; first = this.waiting[0]) {
      this.level -= first.count;
      this.waiting.shift();
      first.goOn();
    }
  }
}
