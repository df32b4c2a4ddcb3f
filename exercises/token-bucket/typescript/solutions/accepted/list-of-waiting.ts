interface Waiting {
  readonly count: number;
  readonly goOn: () => void;
}

/** A list of those who wait, and one timer for the first of them. Keeps the moment at which the bucket was, or would be, full. */
export class TokenBucket {
  private readonly waiting: Waiting[] = [];
  private readonly perToken: number;
  private full = performance.now();

  constructor(
    perSecond: number,
    private readonly capacity: number,
  ) {
    this.perToken = 1000 / perSecond;
  }

  take(count: number): Promise<void> {
    return new Promise((resolve, reject) => {
      if (count > this.capacity) return reject(new RangeError(`${count} tokens are too many`));
      this.waiting.push({ count, goOn: resolve });
      if (this.waiting.length === 1) this.serve();
    });
  }

  tryTake(count: number): boolean {
    if (this.waiting.length > 0 || this.missing(count) > 0) return false;
    this.remove(count);
    return true;
  }

  /** How long it takes until there are so many. */
  private missing(count: number): number {
    return this.full - performance.now() - (this.capacity - count) * this.perToken;
  }

  private remove(count: number): void {
    this.full = Math.max(this.full, performance.now()) + count * this.perToken;
  }

  private serve = (): void => {
    for (let first = this.waiting[0]; first; first = this.waiting[0]) {
      const missing = this.missing(first.count);
      if (missing > 0) {
        setTimeout(this.serve, missing);
        return;
      }
      this.remove(first.count);
      this.waiting.shift();
      first.goOn();
    }
  };
}
