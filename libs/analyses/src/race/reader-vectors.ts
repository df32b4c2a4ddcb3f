/**
 * The last read of each task, for the locations that several tasks read without order between them: rows of one
 * array, handed out and taken back. An entry is an event's index plus one, or 0.
 */
export class ReaderVectors {
  private entries = new Int32Array(64);
  private width = 0;
  private used = 0;
  private readonly free: number[] = [];

  open(tasks: number): void {
    this.width = tasks;
    this.used = 0;
    this.free.length = 0;
  }

  /** A row without entries. */
  take(): number {
    const row = this.free.pop() ?? this.used++;
    const end = (row + 1) * this.width;
    if (end > this.entries.length) {
      const larger = new Int32Array(end * 2);
      larger.set(this.entries);
      this.entries = larger;
    }
    this.entries.fill(0, end - this.width, end);
    return row;
  }

  giveBack(row: number): void {
    this.free.push(row);
  }

  get(row: number, task: number): number {
    return this.entries[row * this.width + task]!;
  }

  set(row: number, task: number, event: number): void {
    this.entries[row * this.width + task] = event;
  }
}
