import type { OperationKind } from '@heddle/trace';

/** What a strategy sees when it must choose. Valid during the call only; the engine reuses it. */
export interface SchedulingPoint {
  /** The tasks that can go on, ascending; only the first `count` entries count. Never empty. */
  readonly enabled: Int32Array;
  readonly count: number;
  /** The task that ran last, or -1 at the first step; it may be blocked or finished. */
  readonly current: number;
  /** How many operations were performed in this run so far (the index of the next one in the trace). */
  readonly step: number;
  /** The tasks created so far in this run. */
  readonly tasks: number;
  isEnabled(task: number): boolean;
  /** Was it started, and has it not ended? */
  isUnfinished(task: number): boolean;
  /** The pending operation of an unfinished task. */
  kind(task: number): OperationKind;
  object(task: number): number;
  site(task: number): number;
  /** The lock behind the condition that the pending operation is about; -1 for all other operations. */
  lock(task: number): number;
  /** May the pending operation end by a time-out? */
  isTimed(task: number): boolean;
  /** To which virtual time the clock would move if an enabled task went on now, in seconds; 0: it would not move. */
  dueAt(task: number): number;
}

/** What a strategy picks to give up a run that could only repeat what others have shown. */
export const ABANDON = -1;

/** What decides every interleaving. It must be a function of its construction and of what it was shown, nothing else. */
export interface Strategy {
  /**
   * Called before every run. False: there is no further schedule to try.
   * `end`: where the run before this one ended; what it was blocked on, if nobody was enabled.
   */
  startRun(end?: SchedulingPoint): boolean;
  /** One of `point.enabled`, or `ABANDON`. */
  pick(point: SchedulingPoint): number;
  /** An integer in [0, bound), for the program's own randomness. */
  random(bound: number): number;
}
