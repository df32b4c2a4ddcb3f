import { ABANDON, type SchedulingPoint } from '@heddle/engine';
import { NondeterminismError } from '../errors';
import { SeededStrategy } from '../seeded-strategy';
import { HappensBefore, type Race } from './happens-before';
import { isDependent, stepOf, type Step } from './step';

/** One point of the run on the stack. */
interface Node {
  /** The next operations of the enabled tasks. */
  readonly enabled: readonly Step[];
  /** Whom to run here, sooner or later. Only grows. */
  readonly backtrack: Set<number>;
  /** Tasks whose next operation leads nowhere new: explored here, or before and still independent of all since. */
  readonly sleep: Map<number, Step>;
  chosen: Step;
}

/**
 * Source-DPOR with sleep sets: Abdulla, Aronsson, Jonsson, Sagonas, "Optimal Dynamic Partial Order Reduction", POPL 2014,
 * algorithm 1. Of all schedules that differ only in the order of independent operations it completes exactly one, so when it
 * ends, every behaviour was run.
 *
 * Where it differs: runs are repeated from the start instead of restored, and races are looked for when a run is over. Locks, joins
 * and everything else that blocks are handled by looking at what could have been performed in place of the earlier operation
 * (`isReversible`; an operation that was not enabled there is not tried there).
 *
 * Invariants: the stack is as deep as the run is long; a run is abandoned when all it could still do is asleep; `complete` is
 * never true of a program that draws random numbers in its tasks, whose order is a dependence that is not looked at.
 */
export class Dpor extends SeededStrategy {
  /** Runs that were finished: one for each class of equivalent schedules. */
  classes = 0;
  private readonly stack: Node[] = [];
  private readonly order = new HappensBefore((at, task) =>
    this.stack[at]!.enabled.some((step) => step.task === task),
  );
  /** Points of the stack that the next run repeats. */
  private kept = 0;
  private depth = 0;
  private abandoned = false;
  private exhausted = false;
  private drewRandom = false;
  private first = true;

  /** Was every behaviour run? */
  get complete(): boolean {
    return this.exhausted && !this.drewRandom;
  }

  override startRun(end?: SchedulingPoint): boolean {
    if (this.exhausted) return false;
    if (!this.first) this.finishRun(end);
    if (!this.first && !this.backtrack()) {
      this.exhausted = true;
      return false;
    }
    this.first = false;
    this.depth = 0;
    this.abandoned = false;
    return super.startRun();
  }

  pick(point: SchedulingPoint): number {
    const at = this.depth;
    const node = at < this.kept ? this.repeat(at, point) : this.enter(at, point);
    if (node === undefined) {
      this.abandoned = true;
      return ABANDON;
    }
    this.depth++;
    return node.chosen.task;
  }

  override random(bound: number): number {
    this.drewRandom = true;
    return super.random(bound);
  }

  private repeat(at: number, point: SchedulingPoint): Node {
    const node = this.stack[at]!;
    if (!point.isEnabled(node.chosen.task)) {
      throw new NondeterminismError(point.step, `task ${node.chosen.task} to be enabled`, 'it is not');
    }
    return node;
  }

  private enter(at: number, point: SchedulingPoint): Node | undefined {
    const enabled: Step[] = [];
    for (let i = 0; i < point.count; i++) enabled.push(stepOf(point.enabled[i]!, point));
    const sleep = at === 0 ? new Map<number, Step>() : sleepAfter(this.stack[at - 1]!);
    const awake = enabled.filter(({ task }) => !sleep.has(task));
    const chosen = awake.find(({ task }) => task === point.current) ?? awake[0];
    if (chosen === undefined) return undefined;
    const node: Node = { enabled, backtrack: new Set([chosen.task]), sleep, chosen };
    this.stack.push(node);
    return node;
  }

  private finishRun(end: SchedulingPoint | undefined): void {
    if (!this.abandoned) this.classes++;
    const { order, stack } = this;
    order.truncate(Math.max(0, this.kept - 1));
    const races: Race[] = [];
    for (let at = order.performed; at < stack.length; at++) races.push(...order.append(stack[at]!.chosen));
    if (!this.abandoned) for (const step of pendingAt(end)) races.push(...order.appendPending(step));
    for (const race of races) this.reverse(race);
  }

  /** Sees to it that some run performs the later step of a race before the earlier one. */
  private reverse({ earlier, later }: Race): void {
    const node = this.stack[earlier]!;
    const initials = this.initialsOf(earlier, later);
    if (initials.some((task) => node.backtrack.has(task))) return;
    const possible = initials.filter((task) => node.enabled.some((step) => step.task === task));
    const wanted = this.order.steps[later]!.task;
    const added = possible.includes(wanted) ? wanted : possible[0];
    if (added !== undefined) node.backtrack.add(added);
  }

  /**
   * The tasks that can begin what happened between the two steps of a race without the earlier one: of the steps that do not
   * depend on it, and the later one, those that none of the others comes before.
   */
  private initialsOf(earlier: number, later: number): number[] {
    const { order } = this;
    const continuation: number[] = [];
    for (let at = earlier + 1; at < Math.min(later, order.performed); at++) {
      if (!order.isOrdered(earlier, at)) continuation.push(at);
    }
    continuation.push(later);
    const tasks: number[] = [];
    for (const at of continuation) {
      const { task } = order.steps[at]!;
      if (tasks.includes(task)) continue;
      if (!continuation.some((other) => other < at && order.isOrdered(other, at))) tasks.push(task);
    }
    return tasks;
  }

  /** Makes the stack the prefix of the next run. */
  private backtrack(): boolean {
    const { stack } = this;
    for (; stack.length > 0; stack.pop()) {
      const node = stack[stack.length - 1]!;
      node.sleep.set(node.chosen.task, node.chosen);
      const next = node.enabled.find(({ task }) => node.backtrack.has(task) && !node.sleep.has(task));
      if (next !== undefined) {
        node.chosen = next;
        this.kept = stack.length;
        return true;
      }
    }
    return false;
  }
}

/** What the unfinished tasks were about to do: blocked, or daemons left running, or cut off by a failure. */
function pendingAt(end: SchedulingPoint | undefined): Step[] {
  const pending: Step[] = [];
  if (end === undefined) return pending;
  for (let task = 0; task < end.tasks; task++) if (end.isUnfinished(task)) pending.push(stepOf(task, end));
  return pending;
}

/** What sleeps at a point still does behind it, unless the step taken depends on it. */
function sleepAfter({ sleep, chosen }: Node): Map<number, Step> {
  const kept = new Map<number, Step>();
  for (const [task, step] of sleep) if (!isDependent(step, chosen)) kept.set(task, step);
  return kept;
}
