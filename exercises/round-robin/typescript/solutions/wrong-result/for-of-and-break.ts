// "`for … of` with `break` gives one turn."
// Leaving the loop closes the generator: its first turn is its last.
export type Task = Generator<unknown, unknown, undefined>;

export class Scheduler {
  private readonly ready: Task[] = [];

  spawn(task: Task): void {
    this.ready.push(task);
  }

  run(): unknown[] {
    const results: unknown[] = [];
    for (let task = this.ready.shift(); task; task = this.ready.shift()) {
      let ended = true;
      for (const _ of task) {
        ended = false;
        break;
      }
      if (ended) results.push(undefined);
      else this.ready.push(task);
    }
    return results;
  }
}
