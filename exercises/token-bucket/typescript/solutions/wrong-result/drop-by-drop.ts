// "A timer drops one token after the other into the bucket."
// Its beat begins with the bucket, not when the bucket is no longer full: the first one drops too early.
export class TokenBucket {
  private readonly waiting: { count: number; goOn: () => void }[] = [];
  private level: number;

  constructor(
    private readonly perSecond: number,
    private readonly capacity: number,
  ) {
    this.level = capacity;
    setInterval(() => this.fill(), 1000 / perSecond).unref();
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
    this.level = Math.min(this.capacity, this.level + 1);
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
