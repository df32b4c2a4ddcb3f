import type { TaskTable } from './task-table';

/** So many operations without a change, and a task counts as spinning: it polls for something that others must do. */
const SPINNING_AFTER = 40;

/**
 * Keeps a spinning task from being run for ever (fair stateless model checking, Musuvathi and Qadeer 2008, with spinning
 * recognised by its effects instead of by yields). A task that has performed many operations while nobody changed
 * anything must let the others go first; any change by anybody gives everybody a new chance.
 *
 * What counts as a change: see `isProgress`.
 */
export class Fairness {
  /** Did it ever hold a task back in this run? Then the schedules not run include unfair ones. */
  intervened = false;
  /** The trace index of the last change. */
  lastChange = 0;
  private changes = 0;
  /** By task: `changes` when it last performed an operation. */
  private readonly seen: number[] = [];

  constructor(private readonly tasks: TaskTable) {}

  reset(): void {
    this.intervened = false;
    this.lastChange = this.changes = 0;
    this.seen.length = 0;
  }

  performed(task: number, changedSomething: boolean, step: number): void {
    if (changedSomething) {
      this.changes++;
      this.lastChange = step;
      this.tasks.idle[task] = 0;
    } else {
      this.tasks.idle[task] = this.seen[task] === this.changes ? this.tasks.idle[task]! + 1 : 0;
    }
    this.seen[task] = this.changes;
  }

  isSpinning(task: number): boolean {
    return this.tasks.idle[task]! >= SPINNING_AFTER && this.seen[task] === this.changes;
  }

  /** Keeps the tasks that are not spinning, unless all are. Works in place; answers how many are left. */
  filter(enabled: Int32Array, count: number): number {
    let kept = 0;
    for (let index = 0; index < count; index++) {
      const task = enabled[index]!;
      if (this.tasks.idle[task]! >= SPINNING_AFTER && this.isSpinning(task)) continue;
      enabled[kept++] = task;
    }
    // If all of them spin, nothing was moved and the first `count` entries are as they were.
    if (kept === count || kept === 0) return count;
    this.intervened = true;
    return kept;
  }
}
