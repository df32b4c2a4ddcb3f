// "A round gives a turn to everybody who is there at its beginning."
// A task that was spawned meanwhile stands before those that have had their turn; in rounds it comes after all of them.
export type Task = Generator<unknown, unknown, undefined>;

export class Scheduler {
  private readonly ready: Task[] = [];

  spawn(task: Task): void {
    this.ready.push(task);
  }

  run(): unknown[] {
    const results: unknown[] = [];
    while (this.ready.length > 0) {
      const late: Task[] = [];
      const round = this.ready.splice(0);
      for (const task of round) {
        const { done, value } = task.next();
        if (done) results.push(value);
        else late.push(task);
      }
      this.ready.unshift(...late);
    }
    return results;
  }
}
