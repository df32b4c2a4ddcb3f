import { OperationKind } from '@heddle/trace';
import type { TaskTable } from './task-table';

/** So many operations without a change, and a task counts as spinning: it polls for something that others must do. */
const SPINNING_AFTER = 40;

/**
 * Keeps a spinning task from being run for ever (fair stateless model checking, Musuvathi and Qadeer 2008, with spinning
 * recognised by its effects instead of by yields). A task that has performed many operations while nobody changed
 * anything must let the others go first; any change by anybody gives everybody a new chance.
 *
 * What counts as a change: see `isProgress`.
 *
 * If all that could go on are spinning (they try a lock, give way, and try again):
 * - Those asleep stay so while anybody else is awake. The clock is the scheduler's, and one of the sleeps may be long enough for
 *   another task to do all it wants. So who gives back what it holds and then sleeps lets somebody through; who holds
 *   something while it sleeps, or does not sleep, does not.
 * - The others take turns. In an unfair run, one of them would be left alone in the middle of its round, and blamed for it.
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
    if (kept === count) return count;
    // If all of them spin, nothing was moved and the first `count` entries are as they were.
    if (kept === 0) kept = this.filterSpinning(enabled, count);
    if (kept < count) this.intervened = true;
    return kept;
  }

  /** Of tasks that all spin: those that are awake, if there are any, and of these those that have spun least. */
  private filterSpinning(enabled: Int32Array, count: number): number {
    const { idle, kind, timeout } = this.tasks;
    const sleeps = (task: number) => kind[task] === OperationKind.Sleep && timeout[task]! > 0;
    const awake = retain(enabled, count, (task) => !sleeps(task));
    const left = awake > 0 ? awake : count;
    let least = Infinity;
    for (let index = 0; index < left; index++) least = Math.min(least, idle[enabled[index]!]!);
    return retain(enabled, left, (task) => idle[task] === least);
  }
}

/** Moves the tasks to keep to the front, unless there are none; answers how many there are. */
function retain(tasks: Int32Array, count: number, keeps: (task: number) => boolean): number {
  let kept = 0;
  for (let index = 0; index < count; index++) {
    const task = tasks[index]!;
    if (keeps(task)) tasks[kept++] = task;
  }
  return kept;
}
