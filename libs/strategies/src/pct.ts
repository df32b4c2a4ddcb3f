import type { SchedulingPoint } from '@heddle/engine';
import { SeededStrategy } from './seeded-strategy';

/**
 * Probabilistic concurrency testing: Burckhardt, Kothari, Musuvathi, Nagarakatte, "A Randomized Scheduler with Probabilistic
 * Guarantees of Finding Bugs", ASPLOS 2010. The enabled task of the highest priority runs; at d − 1 random points the task that
 * would run falls below all others. It finds a bug of depth d with probability ≥ 1 / (n·k^(d−1)).
 *
 * Where it differs:
 * - n is not known in advance: a task draws its priority when it first appears (numbers from a range so wide that a tie, which the
 *   lower task number wins, hardly happens), in the order of task numbers, so that the schedule has no part in it.
 * - k is not known in advance: it is the longest run so far, or the estimate given.
 * - k counts only the points where there is a choice. A change point where one task is enabled has the same effect as one
 *   at the next choice, and a smaller k is a better bound.
 *
 * Invariants: priorities drawn at the start are ≥ d − 1; the i-th change point (i from 0) lowers to i; nothing is allocated per step.
 */
export class Pct extends SeededStrategy {
  private priorities = new Int32Array(16);
  /** Tasks below this have drawn their priority in this run. */
  private drawn = 0;
  /** The number of the choice at which the i-th change happens. */
  private readonly changes: Int32Array;
  /** Choices in this run so far. */
  private choices = 0;
  private longest: number;

  /**
   * @param depth d ≥ 1, the number of ordering constraints of the bugs to find
   * @param estimate the expected number of choices in a run, if known from a profile run
   */
  constructor(
    seed: number,
    readonly depth: number,
    estimate = 1,
  ) {
    super(seed);
    if (!Number.isInteger(depth) || depth < 1)
      throw new RangeError(`PCT's depth must be at least 1, not ${depth}`);
    this.changes = new Int32Array(depth - 1);
    this.longest = Math.max(1, estimate);
  }

  override startRun(): boolean {
    super.startRun();
    this.longest = Math.max(this.longest, this.choices);
    for (let i = 0; i < this.changes.length; i++) this.changes[i] = this.chance.below(this.longest);
    this.choices = 0;
    this.drawn = 0;
    return true;
  }

  pick(point: SchedulingPoint): number {
    if (this.drawn < point.tasks) this.drawPriorities(point.tasks);
    if (point.count === 1) return point.enabled[0]!;
    const choice = this.choices++;
    let best = this.highest(point);
    for (let i = 0; i < this.changes.length; i++) {
      if (this.changes[i] !== choice) continue;
      this.priorities[best] = i;
      best = this.highest(point);
    }
    return best;
  }

  private highest({ enabled, count }: SchedulingPoint): number {
    let best = enabled[0]!;
    for (let i = 1; i < count; i++) {
      if (this.priorities[enabled[i]!]! > this.priorities[best]!) best = enabled[i]!;
    }
    return best;
  }

  private drawPriorities(tasks: number): void {
    if (tasks > this.priorities.length) {
      const larger = new Int32Array(tasks * 2);
      larger.set(this.priorities);
      this.priorities = larger;
    }
    const lowest = this.changes.length;
    while (this.drawn < tasks)
      this.priorities[this.drawn++] = lowest + this.chance.below(0x7fff_ffff - lowest);
  }
}
