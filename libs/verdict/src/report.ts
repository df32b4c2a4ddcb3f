import type { WaitEdge } from './finding';
import type { Verdict } from './verdict';

/** The version of the report's shape. Fields may be added without a new version, never removed or given another meaning. */
export const REPORT_SCHEMA = 'heddle-report/1';

/** What `heddle grade --json` prints, and what a worker sends back. Positions are 1-based and the student's own. */
export interface Report {
  readonly schema: typeof REPORT_SCHEMA;
  readonly exercise: { readonly id: string; readonly version: string };
  readonly language: string;
  /** The submission's file name, as given. */
  readonly submission: string;
  readonly engine: string;
  readonly seed: number;
  readonly verdict: Verdict;
  readonly score: number;
  readonly maxScore: number;
  /** Errors and warnings of the compiler, in the student's file. */
  readonly diagnostics: readonly Diagnostic[];
  readonly scenarios: readonly ScenarioReport[];
  readonly timing: { readonly totalMs: number; readonly schedulesPerSecond: number };
  /** Said of the whole submission when no scenario could be run: a limit, a missing export, an error of ours. */
  readonly message?: string;
}

export interface Diagnostic {
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly line: number;
  readonly column: number;
}

export interface ScenarioReport {
  readonly name: string;
  /** What the exercise calls it, per language tag (`en`, `zh`). */
  readonly title: Readonly<Record<string, string>>;
  readonly visibility: 'public' | 'hidden';
  readonly verdict: Verdict;
  readonly score: number;
  readonly maxScore: number;
  readonly search: Search;
  /** What the scenario was run with when it got this verdict, if it has sizes and was not accepted. */
  readonly size?: number;
  readonly failure?: Failure;
  /** How the goal of a `reachable` scenario was reached, if it was in a run that did not fail. */
  readonly goal?: GoalWitness;
}

/** A schedule that reaches a goal, with as few preemptions as were found. */
export interface GoalWitness {
  /** What the scenario was run with, if it has sizes: the smallest of them. */
  readonly size?: number;
  /** Replays it. */
  readonly token: string;
  readonly steps: number;
  readonly preemptions: number;
  /** The number (from 1) of the schedule that reached it first. */
  readonly reachedAt: number;
}

/** What was done. `exhaustive`: every interleaving at this granularity; `bounded`: what the numbers say, nothing more. */
export interface Search {
  readonly mode: 'exhaustive' | 'bounded';
  readonly schedules: number;
  readonly strategies: Readonly<Record<string, number>>;
  /** All schedules with at most this many preemptions were run; null if not even those without any. */
  readonly preemptionBound: number | null;
  /** The number (from 1) of the schedule that failed first. */
  readonly failedAt?: number;
  /** What the scenario was run with, ascending; absent: it has no parameter. The numbers above are of all of them together. */
  readonly sizes?: readonly number[];
  /** Of how many schedules the recorded calls were too many to decide whether they are linearizable. */
  readonly undecided?: number;
}

export interface Failure {
  readonly kind: Verdict;
  /** What the scenario was run with, if it has sizes: the smallest at which this kind of failure was found. */
  readonly size?: number;
  /** What the harness or the engine states: `the counter was 1, expected 2`. */
  readonly message: string;
  /** What happened, in the student's names: derived from the trace. */
  readonly explanation: string;
  /** Replays this failure. */
  readonly token: string;
  /** The length of the shrunk run and how often it takes the processor from a task that could have gone on. */
  readonly steps: number;
  readonly preemptions: number;
  readonly contextSwitches: number;
  /** Context switches of the schedule that failed first, before shrinking. */
  readonly contextSwitchesFound: number;
  readonly tasks: readonly { readonly id: number; readonly name: string }[];
  /** The whole run; of one longer than 1,000 steps its first and last 500. */
  readonly trace: readonly TraceStep[];
  /** Locks held when the run ended, and the semaphores of a deadlock's circle that are held like locks. */
  readonly locks: readonly {
    readonly name: string;
    readonly holder: number;
    readonly line: number;
    readonly step: number;
  }[];
  readonly waitFor: readonly {
    readonly task: number;
    /** Who holds it, is joined, or would have to give the signal; -1 if nobody in particular. */
    readonly holder: number;
    readonly on: WaitEdge['on'];
    readonly object: string;
    readonly line: number;
  }[];
  /** For a data race: the two accesses (steps of `trace`) and the locks held at each. */
  readonly race?: {
    readonly variable: string;
    readonly first: RaceAccess;
    readonly second: RaceAccess;
  };
  /** For a lock order: each holds what the one before it asks for. Step 0: in another run; line 0: not in the submission. */
  readonly lockOrder?: readonly {
    readonly task: number;
    readonly held: LockTaken;
    readonly requested: LockTaken;
  }[];
  /** For a lost wake-up: the signals that met nobody, where they were erased (an event), and who waits since when (step 0: not known). */
  readonly lostWakeup?: {
    readonly object: string;
    readonly waiter: Moment;
    readonly notifications: readonly Moment[];
    readonly erased?: Moment;
  };
  /** For a busy wait: where a task looked again and again, how often, and what it waited for. */
  readonly busyWait?: { readonly look: Moment; readonly looks: number; readonly change: Moment };
  /** For calls that are not linearizable: those that no order explains, in the order in which they were made. */
  readonly history?: readonly HistoryCall[];
  /** For a run that was ended by a limit: what the tasks that had not ended did last. */
  readonly last?: readonly TraceStep[];
  /** The limit was that of loop rounds and calls, which are no steps. */
  readonly outOfFuel?: boolean;
  /** For a run that was ended by a limit in a turn of an event loop that had no end: where, and what could not happen. */
  readonly starvation?: {
    readonly task: number;
    readonly function: string;
    readonly line: number;
    /** Microtasks that made microtasks; else one piece of code. */
    readonly byJobs: boolean;
    /** The lines that set the timers, or began other operations, that had not happened, ascending. */
    readonly timers: readonly number[];
    readonly operations: readonly number[];
  };
  /** For a program with an event loop: the operations outside of it that were over, by their names, in that order. */
  readonly answers?: readonly string[];
  /** Does the run reach the goal of its scenario? */
  readonly goalReached?: boolean;
  /** For a leak: what was left. `waitFor` says who waits for it. */
  readonly leak?: {
    readonly locks: readonly { readonly name: string; readonly holder: number; readonly line: number }[];
    readonly tasks: readonly number[];
  };
  /** For an exception: the task that it ended. */
  readonly task?: number;
  /** For an exception: the student's stack, innermost first. */
  readonly stack?: readonly { readonly function: string; readonly line: number; readonly column: number }[];
  /** For an exception: the harness's code raised it, with nothing of the student's on the stack. */
  readonly raisedByTest?: true;
  /** For an exception: the reason of a promise that was rejected and that nobody handles. */
  readonly unhandled?: true;
  /** What the program printed in this run, capped. */
  readonly output: string;
}

export interface LockTaken {
  readonly name: string;
  readonly line: number;
  readonly step: number;
}

/** Something that a task did. Line 0: not in the submission. */
export interface Moment {
  readonly task: number;
  readonly line: number;
  readonly step: number;
}

export interface HistoryCall {
  readonly task: number;
  /** `push(1)`. */
  readonly call: string;
  /** `1`; absent if it had not returned when it was clear that no order would do. */
  readonly result?: string;
  /** Steps of `trace`. */
  readonly from: number;
  readonly to?: number;
}

export interface RaceAccess {
  readonly step: number;
  readonly task: number;
  readonly line: number;
  readonly write: boolean;
  readonly locks: readonly string[];
}

export interface TraceStep {
  /** From 1. */
  readonly step: number;
  readonly task: number;
  /** `read`, `write`, `acquire`, … */
  readonly operation: string;
  /** What it is done to, in the student's words. */
  readonly target: string;
  /** What was read or written, or what the operation answered where that matters. */
  readonly value?: string;
  /** The task is blocked here: it never got further. */
  readonly blocked?: boolean;
  readonly line: number;
  readonly column: number;
  /** Whether the line is in the submission or in the harness (whose lines a student's report does not show). */
  readonly source: 'submission' | 'harness';
  readonly function: string;
  /** The virtual clock after this step, in seconds; absent while it stands at 0. */
  readonly time?: number;
}
