import { OperationKind } from '@heddle/trace';
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
  /** By step, then by task: one more than the last step of that task which happens before it (or is it). */
  private readonly clocks: number[][] = [];
  /** By step: the step of the same task before it, or -1. */
  private readonly before: number[] = [];
  /** By task: its last step and, before that, the step that started it. */
  private readonly last: number[] = [];
  private readonly starter: number[] = [];

  /** @param wasEnabled was this task enabled when the step with this number was chosen? */
  constructor(private readonly wasEnabled: (at: number, task: number) => boolean) {}

  /** Forgets the steps from this number on. */
  truncate(length: number): void {
    for (let at = this.steps.length - 1; at >= length; at--) {
      const { task, kind, object } = this.steps[at]!;
      if (at < this.performed) this.last[task] = this.before[at]!;
      if (kind === OperationKind.Start) this.starter[object] = -1;
    }
    this.steps.length = this.clocks.length = this.before.length = length;
    this.performed = Math.min(this.performed, length);
  }

  /** The next step that was performed. Answers the races in which it is the later one. */
  append(step: Step): readonly Race[] {
    const races = this.enter(step);
    const at = this.performed++;
    this.before[at] = this.lastOf(step.task);
    this.last[step.task] = at;
    if (step.kind === OperationKind.Start) this.starter[step.object] = at;
    return races;
  }

  /**
   * A step that was still pending at the end of the run: it races too, since it might have been performed before what blocked
   * it. Counterexample: two tasks deadlock at once, and nothing performed races.
   */
  appendPending(step: Step): readonly Race[] {
    return this.enter(step);
  }

  /** Does `earlier` happen before `later`, or is it the same? */
  isOrdered(earlier: number, later: number): boolean {
    return (this.clocks[later]![this.steps[earlier]!.task] ?? 0) > earlier;
  }

  private enter(step: Step): readonly Race[] {
    const at = this.steps.length;
    const clock = this.clockOf(step.task);
    const races: Race[] = [];
    if (step.kind === OperationKind.Join) this.enterJoin(at, step, clock, races);
    else this.enterDependent(at, step, clock, races);
    clock[step.task] = at + 1;
    this.steps.push(step);
    this.clocks.push(clock);
    return races;
  }

  /** A copy of what the task knows: from its last step, or from the one that started it. */
  private clockOf(task: number): number[] {
    const last = this.lastOf(task);
    const from = last >= 0 ? last : (this.starter[task] ?? -1);
    return from < 0 ? [] : this.clocks[from]!.slice();
  }

  private lastOf(task: number): number {
    return this.last[task] ?? -1;
  }

  /**
   * From the latest earlier step back: a dependent one that nothing known yet orders races with this one. What this step
   * had to wait for is no rival of it, and must not hide one that is. Counterexample: with room for one item, put, get and the
   * other put can only be reversed as a whole, by letting the two puts race.
   */
  private enterDependent(at: number, step: Step, clock: number[], races: Race[]): void {
    const { steps } = this;
    const arrived = Math.max(this.lastOf(step.task), this.starter[step.task] ?? -1);
    let known: number[] | undefined;
    for (let earlier = this.performed - 1; earlier >= 0; earlier--) {
      const other = steps[earlier]!;
      if (other.task === step.task || !isDependent(other, step)) continue;
      known ??= clock.slice();
      merge(clock, this.clocks[earlier]!);
      if ((known[other.task] ?? 0) > earlier || !isReversible(other, step)) continue;
      if (earlier > arrived && !this.wasEnabled(earlier, step.task)) continue;
      merge(known, this.clocks[earlier]!);
      races.push({ earlier, later: at });
    }
  }

  /**
   * A join is ordered after everything that the joined task did. A timed one could have come before its end, and any join
   * before its start, which refuses it.
   */
  private enterJoin(at: number, step: Step, clock: number[], races: Race[]): void {
    const end = this.endFor(step);
    const start = this.starter[step.object] ?? -1;
    const isKnown = (earlier: number): boolean => (clock[this.steps[earlier]!.task] ?? 0) > earlier;
    if (end >= 0 && step.timed) {
      if (!isKnown(end)) races.push({ earlier: end, later: at });
    } else if (start >= 0 && !isKnown(start)) {
      races.push({ earlier: start, later: at });
    }
    if (start >= 0) merge(clock, this.clocks[start]!);
    if (end >= 0) merge(clock, this.clocks[end]!);
  }

  /** The step with which the joined task ended, as far as this join is concerned; -1 if it gave up before. */
  private endFor({ object, timed }: Step): number {
    const last = this.lastOf(object);
    return timed && last >= 0 && this.steps[last]!.kind !== OperationKind.End ? -1 : last;
  }
}

function merge(into: number[], from: readonly number[]): void {
  for (let task = 0; task < from.length; task++) {
    if ((from[task] ?? 0) > (into[task] ?? 0)) into[task] = from[task]!;
  }
}
