/** A queue's counts. The items themselves stay with the front-end. */
export class QueueState {
  length = 0;
  /** Items put and not yet reported done. */
  unfinished = 0;
  closed = false;

  /** `capacity`: 0 or less for an unbounded queue. */
  constructor(private readonly capacity: number) {}

  hasRoom(): boolean {
    return this.capacity <= 0 || this.length < this.capacity;
  }

  put(): void {
    this.length++;
    this.unfinished++;
  }

  taskDone(): boolean {
    if (this.unfinished === 0) return false;
    this.unfinished--;
    return true;
  }

  shutdown(dropItems: boolean): void {
    this.closed = true;
    if (!dropItems) return;
    this.unfinished = Math.max(0, this.unfinished - this.length);
    this.length = 0;
  }
}
