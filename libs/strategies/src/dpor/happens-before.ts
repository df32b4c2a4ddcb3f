import { OperationKind } from '@heddle/trace';
import { isDependent, isReversible, type Step } from './step';

/** Two steps of different tasks that nothing between them orders: performing them in the other order is another behaviour. */
export interface Race {
  readonly earlier: number;
  readonly later: number;
}

/** The happens-before relation of one run, by dependence. Steps are numbered as they were performed. */
export class HappensBefore {
  /** By step, then by task: one more than the last step of that task which happens before it (or is it). */
  private readonly clocks: number[][] = [];
  /** By task: the clock of its last step. */
  private readonly ofTask: number[][] = [];
  private readonly races: Race[] = [];

  /**
   * @param steps what was performed, then what was still pending at the end: it races too, since it might have been performed before
   *   what blocked it. Counterexample: two tasks deadlock at once, and nothing performed races.
   * @param performed how many of them were performed
   * @param from races whose later step is before it are left out: they were found in an earlier run
   */
  constructor(
    private readonly steps: readonly Step[],
    private readonly performed: number,
    from: number,
  ) {
    steps.forEach((_, at) => this.enter(at, at >= from));
  }

  findRaces(): readonly Race[] {
    return this.races;
  }

  /** Does `earlier` happen before `later`, or is it the same? */
  isOrdered(earlier: number, later: number): boolean {
    return (this.clocks[later]![this.steps[earlier]!.task] ?? 0) > earlier;
  }

  private enter(at: number, reportRaces: boolean): void {
    const step = this.steps[at]!;
    const clock = [...(this.ofTask[step.task] ?? [])];
    if (step.kind === OperationKind.Join) this.enterJoin(at, step, clock, reportRaces);
    else this.enterDependent(at, step, clock, reportRaces);
    clock[step.task] = at + 1;
    this.clocks[at] = clock;
    if (at >= this.performed) return;
    this.ofTask[step.task] = clock;
    if (step.kind === OperationKind.Start) this.ofTask[step.object] ??= clock;
  }

  /**
   * From the latest earlier step back: a dependent one that nothing known yet orders races with this one. A release is
   * no rival of the acquire that waited for it, but the acquire before it is: so it does not hide what is behind it.
   */
  private enterDependent(at: number, step: Step, clock: number[], reportRaces: boolean): void {
    const known = [...clock];
    for (let earlier = Math.min(at, this.performed) - 1; earlier >= 0; earlier--) {
      const other = this.steps[earlier]!;
      if (other.task === step.task || !isDependent(other, step)) continue;
      merge(clock, this.clocks[earlier]!);
      if ((known[other.task] ?? 0) > earlier || !isReversible(other, step)) continue;
      merge(known, this.clocks[earlier]!);
      if (reportRaces) this.races.push({ earlier, later: at });
    }
  }

  /** A join is ordered after everything that the joined task did; a timed one could have come before its end. */
  private enterJoin(at: number, step: Step, clock: number[], reportRaces: boolean): void {
    const last = this.lastStepOf(step.object, at);
    if (last < 0) return;
    if (step.timed && reportRaces && (clock[step.object] ?? 0) <= last)
      this.races.push({ earlier: last, later: at });
    merge(clock, this.clocks[last]!);
  }

  private lastStepOf(task: number, before: number): number {
    for (let at = Math.min(before, this.performed) - 1; at >= 0; at--)
      if (this.steps[at]!.task === task) return at;
    return -1;
  }
}

function merge(into: number[], from: readonly number[]): void {
  for (let task = 0; task < from.length; task++) {
    if ((from[task] ?? 0) > (into[task] ?? 0)) into[task] = from[task]!;
  }
}
