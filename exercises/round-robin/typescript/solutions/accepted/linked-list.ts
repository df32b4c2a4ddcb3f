export type Task = Generator<unknown, unknown, undefined>;

interface Place {
  task: Task;
  next: Place | undefined;
}

export class Scheduler {
  private first: Place | undefined;
  private last: Place | undefined;

  spawn(task: Task): void {
    const place: Place = { task, next: undefined };
    if (this.last) this.last.next = place;
    else this.first = place;
    this.last = place;
  }

  run(): unknown[] {
    const results: unknown[] = [];
    while (this.first) {
      const { task, next } = this.first;
      this.first = next;
      if (!next) this.last = undefined;
      const turn = task.next();
      if (turn.done) results.push(turn.value);
      else this.spawn(task);
    }
    return results;
  }
}
