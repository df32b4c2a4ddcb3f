// "All who are ready have their turn in this round; who goes on or was spawned is in the next one."
// Who was spawned stands before those that had their turn earlier in the same round.
export type Task = Generator<unknown, unknown, undefined>;
export class Scheduler {
  #ready: Task[] = [];
  spawn(task: Task): void {
    this.#ready.push(task);
  }
  run(): unknown[] {
    const results: unknown[] = [];
    while (this.#ready.length) {
      const round = this.#ready;
      this.#ready = [];
      const left: Task[] = [];
      for (const task of round) {
        const step = task.next();
        if (step.done) results.push(step.value);
        else left.push(task);
      }
      this.#ready.push(...left);
    }
    return results;
  }
}
