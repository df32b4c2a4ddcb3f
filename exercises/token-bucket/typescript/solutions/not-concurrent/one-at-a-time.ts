// "Two a second: one every half a second."
// Who has not asked for a while may ask three times in a row.
export class TokenBucket {
  private next = 0;

  constructor(
    private readonly perSecond: number,
    private readonly capacity: number,
  ) {}

  async take(count: number): Promise<void> {
    if (count > this.capacity) throw new RangeError('more than will ever be there');
    const wait = this.next - performance.now();
    this.next = Math.max(this.next, performance.now()) + (count * 1000) / this.perSecond;
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
  }

  tryTake(count: number): boolean {
    if (count > this.capacity || this.next > performance.now()) return false;
    this.next = performance.now() + (count * 1000) / this.perSecond;
    return true;
  }
}
