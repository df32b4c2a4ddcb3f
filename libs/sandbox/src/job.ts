import type { ExplainedRun, ScenarioOutcome, StrategyName } from '@heddle/exploration';
import type { Site } from '@heddle/trace';
import type { PlantedMistake } from '@heddle/trace/mutants';
import type { Diagnostic } from '@heddle/verdict';

export interface SourceFile {
  /** Its name as the reader knows it; never a path of this machine. */
  readonly file: string;
  readonly source: string;
}

export interface Limits {
  /** Visible operations in one run. */
  readonly steps: number;
  /** Loop back-edges and calls in one run. */
  readonly fuel: number;
  /** Characters of output in one run. */
  readonly output: number;
  /** Processor time for the whole job: the outer fence, never a part of a verdict's definition. By the wall clock where a
   *  process's time cannot be seen. */
  readonly timeMs: number;
  /** The isolate's heap. */
  readonly memoryMb: number;
}

/** The languages that there are graders for. */
export type JobLanguage = 'typescript' | 'python';

/** Everything that a grader process needs; it reads no file and asks nobody. */
export interface Job {
  /** Of both files; TypeScript where it is not said. */
  readonly language?: JobLanguage;
  readonly submission: SourceFile;
  /** Absent: the submission is a whole program, whose one scenario is called `main`. */
  readonly harness?: SourceFile;
  readonly seed: number;
  readonly limits: Limits;
  readonly task:
    | {
        readonly kind: 'explore';
        readonly scenarios: readonly { readonly name: string; readonly schedules: number }[];
        /** The scenarios after the first that is not accepted are left out, and nothing but its verdict is told of that one. */
        readonly untilFailure?: boolean;
      }
    /** Once, in an order that the seed decides. */
    | { readonly kind: 'run'; readonly scenario: string }
    | {
        readonly kind: 'replay';
        readonly scenario: string;
        readonly schedule: string;
        /** Of a scenario that has sizes; absent: its smallest. */
        readonly size?: number;
      }
    /** What mistakes can be planted in the submission? Of languages that only their own interpreter reads: Python. */
    | { readonly kind: 'mutate' };
}

/** How far the search of one scenario is. Said now and then; a short search is not told of. */
export interface SearchProgress {
  readonly scenario: string;
  /** Explored so far. */
  readonly schedules: number;
  /** What made the last one. */
  readonly strategy: StrategyName;
}

/** A scenario as the harness declares it. */
export interface DeclaredScenario {
  readonly name: string;
  readonly kind: 'always' | 'reachable' | 'linearizable';
  /** In the harness; absent or 0 if it is not known. */
  readonly line?: number;
  /** What it is run with, ascending; absent: it has no parameter. */
  readonly sizes?: readonly number[];
}

export type JobResult =
  | {
      readonly kind: 'explored';
      readonly outcomes: readonly ScenarioOutcome[];
      readonly sites: readonly Site[];
      readonly declared: readonly DeclaredScenario[];
      readonly milliseconds: number;
      /** The most that the grader process had in memory, as it was sampled; 0 if it was too quick for that. */
      readonly peakBytes?: number;
    }
  | { readonly kind: 'replayed'; readonly run: ExplainedRun; readonly sites: readonly Site[] }
  | { readonly kind: 'mutated'; readonly mutants: readonly PlantedMistake[] }
  /** The submission (a student's mistake) or the harness (a teacher's) cannot be run. */
  | {
      readonly kind: 'rejected';
      readonly whose: 'submission' | 'harness';
      readonly verdict: 'compile-error' | 'forbidden' | 'exception' | 'step-limit';
      readonly diagnostics: readonly Diagnostic[];
    }
  /** The outer fence: which limit it was, and the outcomes that were complete before it. */
  | {
      readonly kind: 'limit';
      readonly verdict: 'time-limit' | 'memory-limit';
      readonly message: string;
      readonly scenario?: string;
      readonly outcomes: readonly ScenarioOutcome[];
      readonly sites: readonly Site[];
    }
  /** Ours: the grader could not do its work. Never counts against a student. */
  | {
      readonly kind: 'failed';
      readonly message: string;
      /** For our own eyes (a log, a bug report): what the process wrote to its error output. May hold paths. */
      readonly detail?: string;
      /** Its process ended by itself, and so did a second one: another attempt would be the third. */
      readonly diedTwice?: true;
    };
