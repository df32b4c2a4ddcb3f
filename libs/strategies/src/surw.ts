import type { SchedulingPoint } from '@heddle/engine';
import { OperationKind } from '@heddle/trace';
import { AccessProfile, objectKey } from './access-profile';
import { SeededStrategy } from './seeded-strategy';

/**
 * Selectively uniform random walk: Zhao, Wolff, Mathur, Roychoudhury, "Selectively Uniform Concurrency Testing", ASPLOS 2025.
 *
 * Each run picks one shared object, in proportion to how often it is accessed, and samples the orders of the accesses to it
 * uniformly: the *intended* task, drawn in proportion to how many accesses each task has left, is the only one that may pass its
 * next access to the object. All the rest is a random walk, so nobody who is not at the object is held up.
 *
 * A task that was not started yet counts for the one that will start it: otherwise the tasks started last would hardly ever
 * come first. When it is started, the intention is handed on in proportion.
 *
 * Where it differs: the profile is not one run but the largest counts of all runs so far. A task that stops short of its count
 * (a branch not taken) loses the intention when it ends or when all others wait at the object.
 *
 * Invariants: only enabled tasks are picked; a run without a profile is a plain random walk; counts never fall.
 */
export class Surw extends SeededStrategy {
  private readonly profile = new AccessProfile();
  /** The object of this run, or -1. */
  private chosen = -1;
  private intended = -1;
  /** By task: accesses to the chosen object that are left in this run. */
  private readonly left: number[] = [];
  private readonly candidates: number[] = [];

  override startRun(): boolean {
    super.startRun();
    this.profile.finishRun();
    this.chosen = this.profile.chooseObject(this.chance);
    this.left.length = 0;
    for (let task = 0; task < this.profile.tasks; task++) {
      this.left[task] = this.chosen < 0 ? 0 : this.profile.count(this.chosen, task);
    }
    this.intended = this.chosen < 0 ? -1 : MAIN;
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
    const { candidates } = this;
    candidates.length = 0;
    for (let i = 0; i < count; i++) {
      const task = enabled[i]!;
      if (task === this.intended || !this.isAtObject(task, point)) candidates.push(task);
    }
    if (candidates.length > 0) return candidates[this.chance.below(candidates.length)]!;
    // Everybody who could go on waits at the object, and the intended task cannot: somebody else is.
    return (this.intended = this.draw((task) => point.isEnabled(task)) ?? enabled[this.chance.below(count)]!);
  }

  /** Bookkeeping for the operation about to be performed. */
  private observe(task: number, point: SchedulingPoint): void {
    const kind = point.kind(task);
    if (kind === OperationKind.Start) {
      this.handOn(task, point.object(task));
      this.profile.started(point.object(task), task);
      return;
    }
    this.profile.performed(task, kind, point.object(task));
    if (this.chosen < 0 || !this.isAtObject(task, point)) return;
    this.left[task] = Math.max(0, (this.left[task] ?? 0) - 1);
    if (task === this.intended) this.intended = this.draw(() => true) ?? -1;
  }

  private isAtObject(task: number, point: SchedulingPoint): boolean {
    return objectKey(point.kind(task), point.object(task)) === this.chosen;
  }

  /** The starter's share includes the child's until now. */
  private handOn(parent: number, child: number): void {
    if (this.intended !== parent) return;
    const children = this.profile.weight(child, this.left);
    const all = this.profile.weight(parent, this.left);
    if (all > 0 && this.chance.below(all) < children) this.intended = child;
  }

  /** A task that was started, in proportion to the accesses that it and those it will start have left. */
  private draw(among: (task: number) => boolean): number | undefined {
    let sum = 0;
    for (let task = 0; task < this.left.length; task++) {
      if (this.profile.isStarted(task) && among(task)) sum += this.profile.weight(task, this.left);
    }
    if (sum === 0) return undefined;
    let ticket = this.chance.below(sum);
    for (let task = 0; task < this.left.length; task++) {
      if (!this.profile.isStarted(task) || !among(task)) continue;
      ticket -= this.profile.weight(task, this.left);
      if (ticket < 0) return task;
    }
    return undefined;
  }
}

const MAIN = 0;
