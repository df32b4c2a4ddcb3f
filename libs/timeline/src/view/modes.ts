import type { TraceStep } from '@heddle/verdict';
import type { Story } from '../model';

/** What is left of a run that somebody steers, after the moves so far. */
export interface Played {
  /** The tasks that went on, step by step: the moves, and what could not be otherwise between them. */
  readonly choices: readonly number[];
  readonly story: Story;
  /** What each task that has not ended is about to do. */
  readonly moves: readonly PlayMove[];
  /** Nobody can go on, or the run has ended; `story` says whether it failed. */
  readonly over: boolean;
}

export interface PlayMove {
  readonly step: TraceStep;
  readonly enabled: boolean;
}

/** Runs the program with these choices; `toTheEnd`: and then as it goes by itself. */
export type Play = (choices: readonly number[], toTheEnd?: boolean) => Promise<Played>;

/** Runs the schedule of the story on the code as it is now. */
export type Repair = () => Promise<Story>;
