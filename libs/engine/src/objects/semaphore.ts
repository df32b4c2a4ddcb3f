export class SemaphoreState {
  constructor(
    public permits: number,
    /** A release above it is refused; Infinity for an unbounded semaphore. */
    private readonly bound: number,
  ) {}

  release(permits: number): boolean {
    if (this.permits + permits > this.bound) return false;
    this.permits += permits;
    return true;
  }
}
