import { isMemoryAccess, isWrite, OperationKind } from '@heddle/trace';
import { ClockRows } from './clock-rows';
import { isDependent, isReversible, type Step } from './step';

/** Two steps of different tasks that nothing between them orders: performing them in the other order is another behaviour. */
export interface Race {
  readonly earlier: number;
  readonly later: number;
}

/**
 * The happens-before relation of a run, by dependence, with its races. Steps are numbered as they were performed. Runs of a
 * depth-first search share long prefixes, so what the last run had in common with this one is kept.
 */
export class HappensBefore {
  readonly steps: Step[] = [];
  /** How many of the steps were performed; those behind were pending at the end of the run. */
  performed = 0;
  /** By step: a row with, by task, one more than the last step of that task which happens before it (or is it). */
  private readonly clocks = new ClockRows();
  /** By step: the step of the same task before it, or -1. */
  private readonly before: number[] = [];
  /** By location: the last access to it. */
  private readonly lastAccess: number[] = [];
  /** The last step that is no access to memory. */
  private lastOther = NONE;
  /** By step: the access to the same location before it or, if it is none, the step before it that is none either. */
  private readonly rival: number[] = [];
  /** By task: its last step and, before that, the step that started it. */
  private readonly last: number[] = [];
  private readonly starter: number[] = [];

  /** @param wasEnabled was this task enabled when the step with this number was chosen? */
  constructor(private readonly wasEnabled: (at: number, task: number) => boolean) {}

  /** Forgets the steps from this number on. */
  truncate(length: number): void {
    for (let at = this.steps.length - 1; at >= length; at--) {
      const { task, kind, object } = this.steps[at]!;
      if (at < this.performed) {
        this.last[task] = this.before[at]!;
        if (isMemoryAccess(kind)) this.lastAccess[object] = this.rival[at]!;
        else this.lastOther = this.rival[at]!;
      }
      if (kind === OperationKind.Start) this.starter[object] = NONE;
    }
    if (this.steps.length > length) this.steps.length = length;
    this.performed = Math.min(this.performed, length);
  }

  /** The next step that was performed. Adds the races in which it is the later one. */
  append(step: Step, races: Race[]): void {
    this.enter(step, races);
    const at = this.performed++;
    this.before[at] = this.lastOf(step.task);
    this.last[step.task] = at;
    this.rival[at] = this.lastRivalOf(step);
    if (isMemoryAccess(step.kind)) this.lastAccess[step.object] = at;
    else this.lastOther = at;
    if (step.kind === OperationKind.Start) this.starter[step.object] = at;
  }

  /**
   * A step that was still pending at the end of the run: it races too, since it might have been performed before what blocked
   * it. Counterexample: two tasks deadlock at once, and nothing performed races.
   */
  appendPending(step: Step, races: Race[]): void {
    this.enter(step, races);
  }

  /** Does `earlier` happen before `later`, or is it the same? */
  isOrdered(earlier: number, later: number): boolean {
    return this.clocks.knows(later, this.steps[earlier]!.task, earlier);
  }

  private enter(step: Step, races: Race[]): void {
    const at = this.steps.length;
    const { clocks } = this;
    // What the task knows: from its last step, or from the one that started it.
    const last = this.lastOf(step.task);
    clocks.begin(at, step.task, last >= 0 ? last : (this.starter[step.task] ?? NONE));
    if (step.kind === OperationKind.Kill) this.enterKill(at, step, races);
    else if (step.kind === OperationKind.Join) this.enterJoin(at, step, races);
    else this.enterDependent(at, step, races);
    clocks.set(at, step.task, at + 1);
    this.steps.push(step);
  }

  private lastOf(task: number): number {
    return this.last[task] ?? NONE;
  }

  /** The last step that this one could depend on. */
  private lastRivalOf({ kind, object }: Step): number {
    return isMemoryAccess(kind) ? (this.lastAccess[object] ?? NONE) : this.lastOther;
  }

  /**
   * From the latest earlier step back: a dependent one that nothing known yet orders races with this one. What this step
   * had to wait for is no rival of it, and must not hide one that is. Counterexample: with room for one item, put, get and the
   * other put can only be reversed as a whole, by letting the two puts race.
   */
  private enterDependent(at: number, step: Step, races: Race[]): void {
    const { steps, clocks } = this;
    const known = at + 1; // the row behind this step's: what it knows without the steps that it races with
    const memory = isMemoryAccess(step.kind);
    const arrived = Math.max(this.lastOf(step.task), this.starter[step.task] ?? NONE);
    let knowsLess = false;
    for (let earlier = this.lastRivalOf(step); earlier >= 0; earlier = this.rival[earlier]!) {
      const other = steps[earlier]!;
      if (other.task !== step.task) {
        if (!isDependent(other, step)) continue;
        if (!knowsLess) clocks.begin(known, step.task, at);
        knowsLess = true;
        clocks.merge(at, earlier);
        if (!clocks.knows(known, other.task, earlier)) {
          if (!isReversible(other, step)) continue;
          if (earlier > arrived && !this.wasEnabled(earlier, step.task)) continue;
          clocks.merge(known, earlier);
          races.push({ earlier, later: at });
        }
      }
      // All earlier accesses to the location come before this write, and are known with it.
      if (memory && isWrite(other.kind)) return;
    }
  }

  /** A kill could have come before the last step of anybody: whom it kills may be one of several tasks of a process. */
  private enterKill(at: number, step: Step, races: Race[]): void {
    const { clocks } = this;
    const earlier = this.last.filter(
      (last, task) => task !== step.task && last >= 0 && !clocks.knows(at, task, last),
    );
    for (const last of earlier) races.push({ earlier: last, later: at });
    for (const last of earlier) clocks.merge(at, last);
  }

  /**
   * A join is ordered after everything that the joined task did. A timed one could have come before its end, and any join
   * before its start, which refuses it.
   */
  private enterJoin(at: number, step: Step, races: Race[]): void {
    const { clocks } = this;
    const end = this.endFor(step);
    const start = this.starter[step.object] ?? NONE;
    const isKnown = (earlier: number): boolean => clocks.knows(at, this.steps[earlier]!.task, earlier);
    if (end >= 0 && step.timed) {
      if (!isKnown(end)) races.push({ earlier: end, later: at });
    } else if (start >= 0 && !isKnown(start)) {
      races.push({ earlier: start, later: at });
    }
    if (start >= 0) clocks.merge(at, start);
    if (end >= 0) clocks.merge(at, end);
  }

  /** The step with which the joined task ended, as far as this join is concerned; -1 if it gave up before. */
  private endFor({ object, timed }: Step): number {
    const last = this.lastOf(object);
    return timed && last >= 0 && this.steps[last]!.kind !== OperationKind.End ? -1 : last;
  }
}

const NONE = -1;
