import type { Ending, ObjectKind, OperationKind, PendingOperation } from '@heddle/trace';
import type { Finding, Search, Verdict } from '@heddle/verdict';
import type { Mistake } from './mistake';

/** What exploring one scenario came to. Plain data: it leaves the isolate as JSON. */
export interface ScenarioOutcome {
  readonly scenario: string;
  readonly verdict: Verdict;
  readonly search: Search;
  /** Of a scenario with sizes: the one that gave the verdict. Absent when accepted. */
  readonly size?: number;
  /** The shrunk failing run. Absent when accepted, and for `not-concurrent`, which no single run shows. */
  readonly failure?: ExplainedRun;
  /** The simplest run found that reaches the scenario's goal and does not fail. */
  readonly goal?: GoalRun;
  /** Of a whole program: what else was found, one run for each verdict, and how it can end. */
  readonly further?: readonly ExplainedRun[];
  readonly endings?: Endings;
  /** Why nothing can be said of the scenario; its verdict means nothing then. */
  readonly mistake?: Mistake;
}

/** The ways in which a whole program was seen to end. */
export interface Endings {
  /** The most frequent first, and at least one for each verdict. */
  readonly shown: readonly ProgramEnding[];
  /** How many other ways there were, and in how many schedules. */
  readonly others: { readonly count: number; readonly schedules: number };
}

export interface ProgramEnding {
  /** `accepted`: it ran to its end. Data races and lock orders are no way to end. */
  readonly verdict: Verdict;
  /** What it had printed, capped. */
  readonly output: string;
  /** How many of the schedules that were run ended so. */
  readonly schedules: number;
  /** The simplest one that was found; see `encodeSchedule`. */
  readonly schedule: string;
  readonly preemptions: number;
}

export interface GoalRun {
  /** Of a scenario with sizes: the one at which it was made. */
  readonly size?: number;
  /** See `encodeSchedule`. */
  readonly schedule: string;
  readonly steps: number;
  readonly preemptions: number;
  /** The number (from 1) of the schedule that reached it first. */
  readonly reachedAt: number;
}

/** One run replayed with tracing on: everything that a reader needs to be told what happened. */
export interface ExplainedRun {
  /** The finding that gives the verdict, then the others of the same run. */
  readonly findings: readonly Finding[];
  /** Of a scenario with sizes: the one at which it was made. */
  readonly size?: number;
  /** See `encodeSchedule`. */
  readonly schedule: string;
  readonly preemptions: number;
  readonly contextSwitches: number;
  /** Context switches of the run that failed first, before shrinking. */
  readonly contextSwitchesFound: number;
  /** The site at which the scenario's goal was reached first; absent if it was not. */
  readonly goalSite?: number;
  /** How many operations were performed. */
  readonly steps: number;
  /** Of a long run its first and its last operations, and those that its findings need. */
  readonly events: readonly RunEvent[];
  readonly ending: Ending;
  readonly pending: readonly PendingOperation[];
  /** What the program calls things; a missing entry has no name. Indexed by id. */
  readonly names: {
    readonly tasks: readonly string[];
    readonly objects: readonly string[];
    readonly locations: readonly string[];
  };
  readonly objectKinds: readonly ObjectKind[];
  /** The tasks that are none of the program's: what its event loop waited for. Absent without an event loop. */
  readonly outside?: readonly number[];
  /** The steps in which an event loop waited for its next turn, in no line of the program's. */
  readonly idling?: readonly number[];
  /** What the program printed, capped. */
  readonly output: string;
}

export interface RunEvent {
  /** Index into the trace, which `events` may have gaps of. */
  readonly step: number;
  readonly task: number;
  readonly kind: OperationKind;
  readonly object: number;
  readonly argument: number;
  readonly result: number;
  readonly site: number;
  /** What was read or written. */
  readonly value?: string;
  /** The virtual clock after this operation, in seconds. */
  readonly time: number;
}
