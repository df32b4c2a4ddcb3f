import type { SchedulingPoint } from '@heddle/engine';
import { ChoiceStack } from './choice-stack';
import { canGoOn } from './default-choice';
import { NondeterminismError } from './errors';
import { Frontier, type Origin } from './frontier';
import { SeededStrategy } from './seeded-strategy';

/**
 * Every schedule with at most `bound` preemptions, each once, by stateless depth-first search: a run repeats the choices up to the
 * deepest point that has an option left, takes that, and goes on with default choices. `deeper()` goes on with the schedules of
 * exactly one more preemption: Musuvathi, Qadeer, "Iterative Context Bounding for Systematic Testing of Multithreaded
 * Programs", PLDI 2007.
 *
 * Where it differs: the paper queues every state at which a preemption was not allowed. Here the queue holds the runs (see `Frontier`),
 * which are fewer by the length of a run, and the places for the preemption are found while running.
 *
 * Invariants:
 * - the stack holds the choice points (two or more tasks enabled) of the run, so it is no deeper than a run is long;
 * - a run takes at most `bound` preemptions, and exactly `bound` in a search made by `deeper()`;
 * - `complete && !pruned`: there are no schedules other than those that were run (by this search and those it came from).
 */
export class BoundedDepthFirst extends SeededStrategy {
  private readonly stack = new ChoiceStack();
  private readonly frontier = new Frontier();
  private exhausted = false;
  /** -1: no run yet. */
  private kept = -1;

  /** Choice points met and preemptions taken in this run. */
  private depth = 0;
  private preemptions = 0;
  /** Choice points where the bound forbade a preemption, new in this run, and the first of them. */
  private forbidden = 0;
  private firstForbidden = 0;

  /** The run of the bound below whose places for a preemption are being tried, and where it starts in `origins`. */
  private origin: Origin | undefined;
  private originAt = 0;
  private nextOriginAt = 0;
  /** Places not tried yet, the one on the stack included; and that one. */
  private places = 0;
  private place = -1;

  /** @param origins internal: what `deeper()` hands on */
  constructor(
    readonly bound: number,
    seed = 0,
    private readonly origins?: Frontier,
  ) {
    super(seed);
    if (!Number.isInteger(bound) || bound < 0)
      throw new RangeError(`A preemption bound must not be ${bound}`);
  }

  /** Nothing is left to run within the bound. */
  get complete(): boolean {
    return this.exhausted;
  }

  /** Did the bound cut anything off so far? */
  get pruned(): boolean {
    return this.frontier.length > 0 || this.forbidden > 0;
  }

  /** The search for the schedules with exactly `bound + 1` preemptions. Only after this one is complete. */
  deeper(): BoundedDepthFirst {
    if (!this.exhausted)
      throw new Error(`The search with bound ${this.bound} must be complete before a deeper one starts`);
    return new BoundedDepthFirst(this.bound + 1, this.seed, this.frontier);
  }

  override startRun(): boolean {
    if (this.exhausted) return false;
    const first = this.kept < 0;
    if (!first) this.finishRun();
    if (first && this.origins === undefined ? false : !this.advance(first)) {
      this.exhausted = true;
      return false;
    }
    this.kept = this.stack.depth;
    this.depth = this.preemptions = this.forbidden = 0;
    return super.startRun();
  }

  pick(point: SchedulingPoint): number {
    if (point.count === 1) return point.enabled[0]!;
    const at = this.depth++;
    const preemptible = canGoOn(point);
    if (at < this.kept) this.stack.expect(at, point);
    else this.enter(at, point, preemptible);
    if (preemptible && this.stack.chosen[at]! > 0) this.preemptions++;
    return this.stack.task(at);
  }

  /** Pushes a choice point that is new to this run. */
  private enter(at: number, point: SchedulingPoint, preemptible: boolean): void {
    const last = point.count - 1;
    if (this.origin !== undefined && this.preemptions < this.bound) {
      this.followOrigin(this.origin, at, point, preemptible);
    } else if (!preemptible || this.preemptions < this.bound) {
      this.stack.push(point, 0, last);
    } else {
      if (this.forbidden++ === 0) this.firstForbidden = at;
      this.stack.push(point, 0, 0);
    }
  }

  /** Repeats the origin's choices up to the next place for a preemption and takes it. */
  private followOrigin(origin: Origin, at: number, point: SchedulingPoint, preemptible: boolean): void {
    if (at < origin.from) {
      const option = this.origins!.option(this.originAt, at);
      if (option >= point.count) {
        throw new NondeterminismError(
          point.step,
          `at least ${option + 1} enabled tasks`,
          String(point.count),
        );
      }
      this.stack.push(point, option, option);
    } else if (preemptible) {
      this.place = at;
      this.stack.push(point, 1, point.count - 1);
    } else {
      this.stack.push(point, 0, 0);
    }
  }

  private finishRun(): void {
    if (this.depth < this.kept) {
      const step = this.stack.stepOf(this.depth);
      throw new NondeterminismError(step, this.stack.describe(this.depth), 'the end of the run');
    }
    if (this.origin !== undefined && this.preemptions < this.bound) {
      throw new NondeterminismError(0, `${this.bound} preemptions`, String(this.preemptions));
    }
    if (this.forbidden > 0) this.frontier.add(this.stack, this.firstForbidden, this.forbidden);
  }

  /** Makes the stack the prefix of the next run. */
  private advance(first: boolean): boolean {
    if (!first && this.backtrack()) return true;
    if (this.origins === undefined || this.nextOriginAt >= this.origins.length) return false;
    this.originAt = this.nextOriginAt;
    this.origin = this.origins.read(this.originAt);
    this.nextOriginAt = this.origin.end;
    this.places = this.origin.opportunities;
    return true;
  }

  private backtrack(): boolean {
    const { stack } = this;
    while (stack.depth > 0) {
      const top = stack.depth - 1;
      if (stack.chosen[top]! < stack.limit[top]!) {
        stack.chosen[top]!++;
        return true;
      }
      if (top === this.place) {
        this.place = -1;
        if (--this.places > 0) {
          stack.chosen[top] = stack.limit[top] = 0;
          return true;
        }
      }
      stack.pop();
    }
    return false;
  }
}
