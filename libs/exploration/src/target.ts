import type { Execution, Program } from '@heddle/engine';
import type { Site } from '@heddle/trace';

/** One scenario of one submission, ready to be run again and again. */
export interface Target {
  /** The scenario's name. */
  readonly scenario: string;
  /** Must some schedule reach the scenario's goal? */
  readonly mustReachGoal: boolean;
  /** Without a harness there is nothing to accept or refuse: every way in which it can end is of interest. */
  readonly isWholeProgram?: boolean;
  readonly execution: Execution;
  /** The program to search with. */
  readonly program: Program;
  /** The same program, reporting values and names: for the one run that is explained. */
  readonly explaining: Program;
  /** By site number. */
  readonly sites: readonly Site[];
}
