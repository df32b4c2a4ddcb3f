import type { Failure, Report, TraceStep } from '@heddle/verdict';
import type { PublicExercise, Submission } from './exercise';
import type { PythonFiles } from './python';

/** What a page asks of a worker. `open` comes first, once; before it, `warm-up` at most, which is not answered. */
export type Request =
  | { readonly kind: 'warm-up' }
  | {
      readonly kind: 'open';
      readonly exercise: PublicExercise;
      readonly submission: Submission;
      /** For a program in Python. */
      readonly python?: PythonFiles;
    }
  | { readonly kind: 'grade' }
  | { readonly kind: 'replay'; readonly token: string }
  | ({ readonly kind: 'play' } & PlayRequest);

export interface PlayRequest {
  readonly scenario: string;
  /** Of a scenario that has sizes. */
  readonly size?: number;
  readonly choices: readonly number[];
  /** Go on by default after the last choice. */
  readonly toTheEnd: boolean;
}

/** What a worker says. Every other request is answered with one message that is not `progress`. */
export type Answer =
  | { readonly kind: 'opened' }
  | ({ readonly kind: 'progress' } & Progress)
  | { readonly kind: 'graded'; readonly report: Report }
  | { readonly kind: 'replayed'; readonly run: Failure }
  | { readonly kind: 'played'; readonly played: Played }
  | { readonly kind: 'failed'; readonly message: string };

export interface Progress {
  /** How many scenarios are done, of how many. */
  readonly done: number;
  readonly of: number;
  /** Of the scenario in progress. */
  readonly schedules: number;
  readonly budget: number;
  readonly strategy: string;
}

/** A run that somebody steers; as `libs/timeline` wants it. */
export interface Played {
  readonly choices: readonly number[];
  readonly story: Failure;
  readonly moves: readonly { readonly step: TraceStep; readonly enabled: boolean }[];
  readonly over: boolean;
}
