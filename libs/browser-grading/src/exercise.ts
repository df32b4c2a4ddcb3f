/** What a browser gets of an exercise to run its public tests itself. */
export interface PublicExercise {
  readonly slug: string;
  readonly version: string;
  readonly language: 'typescript' | 'python';
  /** Declares the public scenarios, and no other. */
  readonly harness: string;
  readonly scenarios: readonly PublicScenario[];
  readonly seed: number;
  /** Per scenario. */
  readonly schedules: number;
  readonly limits: { readonly steps: number; readonly fuel: number; readonly output: number };
}

export interface PublicScenario {
  readonly name: string;
  readonly title: { readonly en: string; readonly zh: string };
  readonly points: number;
}

export interface Submission {
  readonly file: string;
  readonly source: string;
  /** The SHA-256 of the source in hexadecimal, for tokens; '' where it cannot be computed. */
  readonly hash: string;
}
