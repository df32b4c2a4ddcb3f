import type { Diagnostic, Failure, Search } from './report';
import type { Verdict } from './verdict';

/** The version of the shape; it changes as the report's does. */
export const PROGRAM_SCHEMA = 'heddle-run/1';

/** What `heddle run --json` prints: of a whole program, which no harness judges. */
export interface ProgramReport {
  readonly schema: typeof PROGRAM_SCHEMA;
  /** The file's name, as given. */
  readonly program: string;
  readonly language: string;
  readonly engine: string;
  readonly seed: number;
  /** Of the gravest finding; `accepted` if there is none. */
  readonly verdict: Verdict;
  readonly diagnostics: readonly Diagnostic[];
  /** What it printed in its one run, capped; absent if it was explored or could not be run. */
  readonly output?: string;
  /** One for each verdict, the gravest first. Of one run they all have the same token. */
  readonly findings: readonly Failure[];
  /** What was done, if it was explored. */
  readonly search?: Search;
  /** In which ways it ended, if it was explored: the most frequent first, and at least one for each verdict. */
  readonly endings?: readonly ProgramEnd[];
  /** How many other ways there were, and in how many schedules. */
  readonly otherEndings?: { readonly count: number; readonly schedules: number };
  /** Said of the whole program when it could not be run: a limit, an error of ours. */
  readonly message?: string;
}

export interface ProgramEnd {
  /** `accepted`: it ran to its end. Data races and lock orders are no way to end. */
  readonly verdict: Verdict;
  /** What it had printed by then, capped. */
  readonly output: string;
  /** How many of the schedules that were run ended so. */
  readonly schedules: number;
  /** Replays the simplest one that was found. */
  readonly token: string;
  readonly preemptions: number;
}
