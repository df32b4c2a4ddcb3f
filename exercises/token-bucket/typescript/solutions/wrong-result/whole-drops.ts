// "Half a token is of no use to anybody, so I count whole ones."
// The time that made up the half is forgotten with it, and who comes in between waits for a whole token from then on.
export class TokenBucket {
  private level: number;
  private last = Date.now();
  private readonly queue: { count: number; go: () => void }[] = [];
  private timer: ReturnType<typeof setTimeout> | null = null;
  constructor(
    private readonly perSecond: number,
    private readonly capacity: number,
  ) {
    this.level = capacity;
  }
  private refill(): void {
    const now = Date.now();
    const fresh = Math.floor(((now - this.last) / 1000) * this.perSecond);
    if (fresh > 0 || this.level >= this.capacity) {
      this.level = Math.min(this.capacity, this.level + fresh);
      this.last = now;
    }
  }
  private serve(): void {
    this.timer = null;
    this.refill();
    while (this.queue.length > 0 && this.queue[0]!.count <= this.level) {
      const { count, go } = this.queue.shift()!;
      this.level -= count;
      go();
    }
    if (this.queue.length > 0) this.timer = setTimeout(() => this.serve(), 1000 / this.perSecond);
  }
  take(count: number): Promise<void> {
    if (count > this.capacity) return Promise.reject(new RangeError());
    return new Promise((go) => {
      this.queue.push({ count, go });
      if (this.timer === null) this.serve();
    });
  }
  tryTake(count: number): boolean {
    this.refill();
    if (this.queue.length > 0 || this.level < count) return false;
    this.level -= count;
    return true;
  }
}
