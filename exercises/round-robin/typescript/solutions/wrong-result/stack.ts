// "`push` and `pop` belong together."
// That is a stack: the one that was just put there has its turn at once, and again, and again.
export type Task = Generator<unknown, unknown, undefined>;

export class Scheduler {
  private readonly ready: Task[] = [];

  spawn(task: Task): void {
    this.ready.push(task);
  }

  run(): unknown[] {
    const results: unknown[] = [];
    for (let task = this.ready.pop(); task; task = this.ready.pop()) {
      const { done, value } = task.next();
      if (done) results.push(value);
      else this.ready.push(task);
    }
    return results;
  }
}
