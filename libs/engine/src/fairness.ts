import { OperationKind } from '@heddle/trace';
import type { TaskTable } from './task-table';

/** So many operations without a change, and a task counts as spinning: it polls for something that others must do. */
const SPINNING_AFTER = 40;

/** So many time-outs and ends of sleeps of one task, and others that could go on must have their turn before the next one. */
const LAPSES = 8;

/** A task whose time ran out so often then sleeps through so many operations of those that are awake. */
const LONG_SLEEP = 400;

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
 *
 * A task that sleeps again and again, or waits with a time-out, gives way each time. How long the others take is nobody's
 * business, but not for ever: `while (!stop.wait(1)) ticks++` ends if somebody sets the event. And who backs off by sleeping
 * sleeps long enough, after a while, for somebody awake to get what was given back. That is not left to the rules about
 * spinning: to back off may change something (money put back, a list of the locks held).
 */
export class Fairness {
  /** Did it ever hold a task back in this run? Then the schedules not run include unfair ones. */
  intervened = false;
  /** The trace index of the last change. */
  lastChange = 0;
  private changes = 0;
  private latestStep = 0;
  /** By task: the trace indices at which its time ran out, the last of them, as rings of `LAPSES`. */
  private readonly lapseSteps: number[] = [];
  private someLapseOften = false;
  /** Is there nobody yet in this run whom `filter` could hold back? */
  lenient = true;

  /** @param timesOut would performing its pending operation now be the end of a sleep or a time-out? */
  constructor(
    private readonly tasks: TaskTable,
    private readonly timesOut: (task: number) => boolean,
  ) {}

  reset(): void {
    this.intervened = this.someLapseOften = false;
    this.lenient = true;
    this.lastChange = this.changes = this.latestStep = 0;
  }

  /** A task's time ran out. To be told before `performed`. Who only tries does not give way: that is spinning. */
  lapsed(task: number, step: number): void {
    if (this.tasks.timeout[task]! <= 0) return;
    const count = this.tasks.lapses[task]!;
    this.lapseSteps[task * LAPSES + (count % LAPSES)] = step;
    this.tasks.lapses[task] = count + 1;
    if (count + 1 < LAPSES) return;
    this.someLapseOften = true;
    this.lenient = false;
  }

  performed(task: number, changedSomething: boolean, step: number): void {
    const { idle, seen, lastStep } = this.tasks;
    lastStep[task] = this.latestStep = step;
    if (changedSomething) {
      this.changes++;
      this.lastChange = step;
      idle[task] = 0;
    } else if (seen[task] === this.changes) {
      if (++idle[task]! === SPINNING_AFTER) this.lenient = false;
    } else {
      idle[task] = 0;
    }
    seen[task] = this.changes;
  }

  isSpinning(task: number): boolean {
    return this.tasks.idle[task]! >= SPINNING_AFTER && this.tasks.seen[task] === this.changes;
  }

  /** Keeps the tasks that are not spinning, unless all are. Works in place; answers how many are left. */
  filter(enabled: Int32Array, all: number): number {
    const count = this.someLapseOften ? this.filterLapsing(enabled, all) : all;
    let kept = 0;
    for (let index = 0; index < count; index++) {
      const task = enabled[index]!;
      if (this.tasks.idle[task]! >= SPINNING_AFTER && this.isSpinning(task)) continue;
      enabled[kept++] = task;
    }
    // If all of them spin, nothing was moved and the first `count` entries are as they were.
    if (kept === 0) kept = this.filterSpinning(enabled, count);
    else if (this.someLapseOften) kept = this.filterSleeping(enabled, kept);
    if (kept < all) this.intervened = true;
    return kept;
  }

  /** Without those whose time would run out once more before somebody who waited for their last times had a turn. */
  private filterLapsing(enabled: Int32Array, count: number): number {
    let longest = Infinity;
    for (let index = 0; index < count; index++) {
      longest = Math.min(longest, this.tasks.lastStep[enabled[index]!]!);
    }
    return retain(enabled, count, (task) => {
      const lapses = this.tasks.lapses[task]!;
      const oldest = this.lapseSteps[task * LAPSES + (lapses % LAPSES)]!;
      return lapses < LAPSES || oldest <= longest || this.tasks.timeout[task]! <= 0 || !this.timesOut(task);
    });
  }

  /** Without those that sleep on, unless nobody else is left. */
  private filterSleeping(enabled: Int32Array, count: number): number {
    const awake = retain(enabled, count, (task) => !this.sleepsOn(task));
    return awake > 0 ? awake : count;
  }

  /** Is it asleep once more, and not yet for long? */
  private sleepsOn(task: number): boolean {
    return (
      this.tasks.lapses[task]! >= LAPSES &&
      this.sleeps(task) &&
      this.latestStep - this.tasks.lastStep[task]! < LONG_SLEEP
    );
  }

  private sleeps(task: number): boolean {
    return this.tasks.kind[task] === OperationKind.Sleep && this.tasks.timeout[task]! > 0;
  }

  /** Of tasks that all spin: those that are awake, if there are any, and of these those that have spun least. */
  private filterSpinning(enabled: Int32Array, count: number): number {
    const { idle } = this.tasks;
    const awake = retain(enabled, count, (task) => !this.sleeps(task));
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
