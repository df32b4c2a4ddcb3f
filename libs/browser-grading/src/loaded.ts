import type { Execution, Program } from '@heddle/engine';
import type { ExplainedRun } from '@heddle/exploration';
import type { Site } from '@heddle/trace';
import type { Diagnostic, Verdict } from '@heddle/verdict';

/** A program that the engine of this realm can run, whatever it is written in. */
export interface LoadedProgram {
  readonly execution: Execution;
  /** By number; operations name them. */
  readonly sites: readonly Site[];
  /** @throws what the harness throws */
  readonly declared: () => readonly DeclaredScenario[];
  readonly programsOf: (scenario: string, size: number | undefined) => Builds;
  /** What a run says of places in generated code, said of the source. */
  readonly withSourcePositions: (run: ExplainedRun) => ExplainedRun;
}

export interface DeclaredScenario {
  readonly name: string;
  readonly kind: string;
  readonly sizes?: readonly number[];
}

/** One to search with, and one that reports values and names. */
export interface Builds {
  readonly program: Program;
  readonly explaining: Program;
}

/** Why a file cannot be run. */
export interface Refused {
  readonly whose: 'submission' | 'harness';
  readonly verdict: Verdict;
  readonly diagnostics: readonly Diagnostic[];
}

/** The accesses of a larger program are switch points from the start, beyond this many sites. */
export const SITES = 1 << 16;
