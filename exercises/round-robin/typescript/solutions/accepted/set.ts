export type Task = Generator<unknown, unknown, undefined>;

export class Scheduler {
  private readonly ready = new Set<Task>();

  spawn(task: Task): void {
    this.ready.add(task);
  }

  run(): unknown[] {
    const results: unknown[] = [];
    // A set keeps the order of insertion, and its iterator meets what is added meanwhile.
    for (const task of this.ready) {
      this.ready.delete(task);
      const turn = task.next();
      if (turn.done) results.push(turn.value);
      else this.ready.add(task);
    }
    return results;
  }
}
