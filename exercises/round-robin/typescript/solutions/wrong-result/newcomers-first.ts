// "Who has just come has waited for longest."
// A spawned task belongs at the end of the queue, like everybody.
export type Task = Generator<unknown, unknown, undefined>;

export class Scheduler {
  private readonly ready: Task[] = [];

  spawn(task: Task): void {
    this.ready.unshift(task);
  }

  run(): unknown[] {
    const results: unknown[] = [];
    for (let task = this.ready.shift(); task; task = this.ready.shift()) {
      const { done, value } = task.next();
      if (done) results.push(value);
      else this.ready.push(task);
    }
    return results;
  }
}
