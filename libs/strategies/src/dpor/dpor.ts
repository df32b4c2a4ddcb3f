import { ABANDON, type SchedulingPoint } from '@heddle/engine';
import { OperationKind } from '@heddle/trace';
import { NondeterminismError } from '../errors';
import { SeededStrategy } from '../seeded-strategy';
import { HappensBefore, type Race } from './happens-before';
import { isDependent, stepOf, type Step } from './step';

/** One point of the run on the stack. */
interface Node {
  /** The next operations of the enabled tasks. */
  readonly enabled: readonly Step[];
  /** Whom to run here, sooner or later. Only grows. */
  readonly backtrack: number[];
  /** Next operations that lead nowhere new: explored here, or before and still independent of all since. */
  readonly sleep: Step[];
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
  private readonly stack: Node[] = [];
  private readonly order = new HappensBefore((at, task) => isAmong(this.stack[at]!.enabled, task));
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
    const sleep = at === 0 ? [] : sleepAfter(this.stack[at - 1]!);
    const chosen = firstAwake(enabled, sleep, point.current);
    if (chosen === undefined) return undefined;
    // Who is killed does not do what it was about to do, so no run shows how that races with the kill: all of it is tried.
    const kills = enabled.some(({ kind }) => kind === OperationKind.Kill);
    const backtrack = kills ? enabled.map(({ task }) => task) : [chosen.task];
    const node: Node = { enabled, backtrack, sleep, chosen };
    this.stack.push(node);
    return node;
  }

  private finishRun(end: SchedulingPoint | undefined): void {
    const { order, stack } = this;
    order.truncate(Math.max(0, this.kept - 1));
    const races: Race[] = [];
    for (let at = order.performed; at < stack.length; at++) order.append(stack[at]!.chosen, races);
    if (!this.abandoned) for (const step of pendingAt(end)) order.appendPending(step, races);
    for (const race of races) this.reverse(race);
  }

  /** Sees to it that some run performs the later step of a race before the earlier one. */
  private reverse({ earlier, later }: Race): void {
    const node = this.stack[earlier]!;
    const initials = this.initialsOf(earlier, later);
    if (initials.some((task) => node.backtrack.includes(task))) return;
    const possible = initials.filter((task) => isAmong(node.enabled, task));
    const wanted = this.order.steps[later]!.task;
    const added = possible.includes(wanted) ? wanted : possible[0];
    if (added !== undefined) node.backtrack.push(added);
  }

  /**
   * The tasks that can begin what happened between the two steps of a race without the earlier one: of the steps that do not
   * depend on it, and the later one, those that none of the others comes before.
   */
  private initialsOf(earlier: number, later: number): number[] {
    const { order } = this;
    const initials: number[] = [];
    /** The first such step of each task met so far. What comes behind it in its task is no beginning. */
    const firsts: number[] = [];
    const meet = (at: number): void => {
      const { task } = order.steps[at]!;
      let isInitial = true;
      for (const first of firsts) {
        if (order.steps[first]!.task === task) return;
        if (order.isOrdered(first, at)) isInitial = false;
      }
      firsts.push(at);
      if (isInitial) initials.push(task);
    };
    const end = Math.min(later, order.performed);
    for (let at = earlier + 1; at < end; at++) if (!order.isOrdered(earlier, at)) meet(at);
    meet(later);
    return initials;
  }

  /** Makes the stack the prefix of the next run. */
  private backtrack(): boolean {
    const { stack } = this;
    for (; stack.length > 0; stack.pop()) {
      const node = stack[stack.length - 1]!;
      node.sleep.push(node.chosen);
      const next = node.enabled.find(
        ({ task }) => node.backtrack.includes(task) && !isAmong(node.sleep, task),
      );
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

/** The current task if it is awake, or the lowest-numbered that is. */
function firstAwake(enabled: readonly Step[], sleep: readonly Step[], current: number): Step | undefined {
  let first: Step | undefined;
  for (const step of enabled) {
    if (isAmong(sleep, step.task)) continue;
    if (step.task === current) return step;
    first ??= step;
  }
  return first;
}

/** What sleeps at a point still does behind it, unless the step taken depends on it. */
function sleepAfter({ sleep, chosen }: Node): Step[] {
  const kept: Step[] = [];
  for (const step of sleep) if (!isDependent(step, chosen)) kept.push(step);
  return kept;
}

function isAmong(steps: readonly Step[], task: number): boolean {
  for (const step of steps) if (step.task === task) return true;
  return false;
}
