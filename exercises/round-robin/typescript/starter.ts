export type Task = Generator<unknown, unknown, undefined>;

export class Scheduler {
  private readonly ready: Task[] = [];

  spawn(task: Task): void {
    this.ready.push(task);
  }

  run(): unknown[] {
    const results: unknown[] = [];
    for (let task = this.ready.shift(); task; task = this.ready.shift()) {
      let turn = task.next();
      while (!turn.done) turn = task.next();
      results.push(turn.value);
    }
    return results;
  }
}
