import type { SchedulingPoint } from '@heddle/engine';
import { MAIN_TASK, OperationKind } from '@heddle/trace';
import { AccessProfile, objectKey } from './access-profile';
import { SeededStrategy } from './seeded-strategy';

/** One run in so many draws tasks alone, as the paper does; the others draw roles first. */
const PLAIN_EVERY = 4;

/**
 * Selectively uniform random walk: Zhao, Wolff, Mathur, Roychoudhury, "Selectively Uniform Concurrency Testing", ASPLOS 2025.
 *
 * Each run picks one shared object, in proportion to how often it is accessed, and samples the orders of the accesses to it: the
 * *intended* task is the only one that may pass its next access to the object; when it has, the next is drawn, in proportion to
 * the accesses that each task has left. All the rest is a random walk, so nobody who is not at the object is held up.
 *
 * A task that was not started yet can be intended: until it is, the one that will start it passes in its place. Otherwise
 * the tasks started last would hardly ever come first.
 *
 * Where it differs:
 * - The profile is not one run but the largest counts of all runs so far. A task that stops short of its count (a branch not
 *   taken) loses the intention when all others wait at the object.
 * - In three runs of four a *role* is drawn before the task, all roles alike, where tasks that first access the object at the same
 *   site have the same role. Counterexample to tasks alone: of nineteen writers and one reader the reader comes first in one
 *   run of twenty, and which of the writers comes first makes no difference.
 *
 * Invariants: only enabled tasks are picked; a run without a profile is a plain random walk; counts never fall.
 */
export class Surw extends SeededStrategy {
  private readonly profile = new AccessProfile();
  private runs = 0;
  /** The object of this run, or -1. */
  private chosen = -1;
  /** Who is to access it next; perhaps not started yet. */
  private intended = MAIN_TASK;
  /** How many tasks the profile knew when this run began; the next two arrays are that long, or longer. */
  private tasks = 0;
  /** By task: accesses to the chosen object that are left in this run. */
  private left = new Int32Array(16);
  /** By task: its role towards the chosen object. */
  private role = new Int32Array(16);
  /** Room for the tasks, and the roles, that are drawn from. */
  private candidates = new Int32Array(16);
  private roles = new Int32Array(16);

  override startRun(): boolean {
    super.startRun();
    this.runs++;
    this.profile.finishRun();
    this.chosen = this.profile.chooseObject(this.chance);
    this.tasks = 0;
    if (this.chosen < 0) return true;
    this.reserve(this.profile.tasks);
    this.tasks = this.profile.tasks;
    for (let task = 0; task < this.tasks; task++) {
      this.left[task] = this.profile.count(this.chosen, task);
      this.role[task] = this.profile.role(this.chosen, task);
    }
    this.intended = this.draw() ?? MAIN_TASK;
    return true;
  }

  pick(point: SchedulingPoint): number {
    const task = point.count === 1 ? point.enabled[0]! : this.choose(point);
    this.observe(task, point);
    return task;
  }

  private choose(point: SchedulingPoint): number {
    const { enabled, count } = point;
    if (this.chosen < 0) return enabled[this.chance.below(count)]!;
    if (count > this.candidates.length) this.candidates = new Int32Array(count * 2);
    const { candidates } = this;
    const passing = this.profile.startedFor(this.intended);
    let found = 0;
    for (let i = 0; i < count; i++) {
      const task = enabled[i]!;
      if (task === passing || !this.isAtObject(task, point)) candidates[found++] = task;
    }
    if (found > 0) return candidates[this.chance.below(found)]!;
    // All who could go on wait at the object for one who cannot: somebody else is intended.
    return (this.intended = this.draw(point) ?? enabled[this.chance.below(count)]!);
  }

  /** Bookkeeping for the operation about to be performed. */
  private observe(task: number, point: SchedulingPoint): void {
    const kind = point.kind(task);
    if (kind === OperationKind.Start) {
      this.profile.started(point.object(task), task);
      return;
    }
    const key = objectKey(kind, point.object(task));
    this.profile.performed(task, key, point.site(task));
    if (this.chosen < 0 || key !== this.chosen) return;
    if (task < this.tasks && this.left[task]! > 0) this.left[task]!--;
    if (task === this.intended) this.intended = this.draw() ?? MAIN_TASK;
  }

  private isAtObject(task: number, point: SchedulingPoint): boolean {
    return objectKey(point.kind(task), point.object(task)) === this.chosen;
  }

  /**
   * A task with accesses left, in proportion to their number; of a role drawn before, in most runs. With `point`, one that
   * is enabled there.
   */
  private draw(point?: SchedulingPoint): number | undefined {
    const role = this.runs % PLAIN_EVERY === 0 ? ANY : this.drawRole(point);
    const { left, tasks } = this;
    let sum = 0;
    for (let task = 0; task < tasks; task++) if (this.mayBeDrawn(task, role, point)) sum += left[task]!;
    if (sum === 0) return undefined;
    let ticket = this.chance.below(sum);
    for (let task = 0; task < tasks; task++) {
      if (this.mayBeDrawn(task, role, point) && (ticket -= left[task]!) < 0) return task;
    }
    return undefined;
  }

  /** One of the roles that have accesses left, all alike. */
  private drawRole(point: SchedulingPoint | undefined): number {
    const { tasks, role, roles } = this;
    let found = 0;
    for (let task = 0; task < tasks; task++) {
      if (!this.mayBeDrawn(task, ANY, point)) continue;
      let known = 0;
      while (known < found && roles[known] !== role[task]) known++;
      if (known === found) roles[found++] = role[task]!;
    }
    return found < 2 ? ANY : roles[this.chance.below(found)]!;
  }

  private mayBeDrawn(task: number, role: number, point: SchedulingPoint | undefined): boolean {
    if (this.left[task] === 0 || (role !== ANY && role !== this.role[task])) return false;
    return point === undefined || point.isEnabled(task);
  }

  private reserve(tasks: number): void {
    if (tasks <= this.left.length) return;
    this.left = new Int32Array(tasks * 2);
    this.role = new Int32Array(tasks * 2);
    this.roles = new Int32Array(tasks * 2);
  }
}

const ANY = -1;
