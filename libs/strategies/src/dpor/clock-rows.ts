/** Vector clocks, one a row, in one array that is kept from run to run. */
export class ClockRows {
  private entries = new Int32Array(1024);
  /** The length of a row. */
  private width = 4;
  private rows = this.entries.length / this.width;

  /** Makes a row what another one is, or empty if that is -1. There is room for a task then, and for one more row. */
  begin(row: number, task: number, from: number): void {
    if (task >= this.width || row + 1 >= this.rows) this.grow(row + 2, task + 1);
    const { entries, width } = this;
    const start = row * width;
    if (from < 0) for (let i = 0; i < width; i++) entries[start + i] = 0;
    else for (let i = 0, source = from * width; i < width; i++) entries[start + i] = entries[source + i]!;
  }

  set(row: number, task: number, value: number): void {
    this.entries[row * this.width + task] = value;
  }

  /** Is the entry of a task behind the step with this number? */
  knows(row: number, task: number, step: number): boolean {
    return task < this.width && this.entries[row * this.width + task]! > step;
  }

  merge(into: number, from: number): void {
    const { entries, width } = this;
    const target = into * width;
    const source = from * width;
    for (let i = 0; i < width; i++) {
      const entry = entries[source + i]!;
      if (entry > entries[target + i]!) entries[target + i] = entry;
    }
  }

  private grow(rows: number, tasks: number): void {
    const { entries, width, rows: before } = this;
    while (this.width < tasks) this.width *= 2;
    while (this.rows < rows) this.rows *= 2;
    this.entries = new Int32Array(this.rows * this.width);
    for (let row = 0; row < before; row++) {
      this.entries.set(entries.subarray(row * width, (row + 1) * width), row * this.width);
    }
  }
}
