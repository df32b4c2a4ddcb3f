/**
 * One recorded call of an object under test. What was called with which arguments, and what came back, are numbers that
 * whoever records gives out: equal numbers mean equal data.
 */
export interface Call {
  readonly task: number;
  /** Calls on different parts (objects, or keys of one) have nothing to do with one another. */
  readonly part: number;
  /** The operation and its arguments. */
  readonly invocation: number;
  /** What it answered or threw; undefined while it has not returned. */
  outcome: number | undefined;
  /** Indices into the trace: a call comes before another if it returned at a smaller one than the other was made at. */
  readonly called: number;
  returned: number;
}

/** `Call.returned` of a call that never returned. */
export const PENDING = Number.POSITIVE_INFINITY;

/** The calls of one run, in the order in which they were made. */
export type History = readonly Call[];

/** What a sequential object does; states are numbers, equal states have equal ones, and `INITIAL_STATE` is the first. */
export interface Specification {
  /** The state after an invocation, whether it answers or throws. */
  next(state: number, invocation: number): number;
  /** What it answers (or throws) then: comparable with `Call.outcome`. */
  outcome(state: number, invocation: number): number;
}

export const INITIAL_STATE = 0;

/** A specification that a harness wrote as a program of its own. */
export interface SequentialModel extends Specification {
  /** `push(1)`. */
  invocationText(invocation: number): string;
  /** `1`, `undefined`, `throws Error`. */
  outcomeText(outcome: number): string;
  /** What the model did that no model may do: it never ended, it could not be made. What it said is worth nothing then. */
  readonly problem: string | undefined;
}
