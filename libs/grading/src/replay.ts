import type { Exercise } from '@heddle/exercise';
import { describeRun } from '@heddle/report';
import type { ReplayToken } from '@heddle/trace';
import { worst, type Diagnostic, type Failure, type Verdict } from '@heddle/verdict';
import { replayJob } from './job-of';
import { harnessRejected } from './reject';
import { runJob, UNASKED, type Grader } from './run-job';
import { PINNED_DIGITS, tokenFor } from './scenario-report';
import { settingsFor, type GradingOptions } from './settings';
import { programHash, type Submission } from './submission';
import { CallerError, GraderError } from './errors';

export type Replay =
  /** `verdict` is `accepted` if this schedule no longer fails. */
  | { readonly kind: 'replayed'; readonly verdict: Verdict; readonly run: Failure }
  | {
      readonly kind: 'rejected';
      readonly verdict: Verdict;
      readonly message?: string;
      readonly diagnostics: readonly Diagnostic[];
    };

/** Where a submission or an exercise differs from what a token pins; the run can come out differently then. */
export function differences(
  token: ReplayToken,
  exercise: Exercise,
  submission: Submission,
): readonly string[] {
  const found: string[] = [];
  if (!sameHash(token.programHash, programHash(submission))) {
    found.push(`${submission.file} is not the program that this token was made for.`);
  }
  if (!sameHash(token.exerciseVersion, exercise.version)) {
    found.push(`The exercise ${exercise.id} has changed since this token was made.`);
  }
  return found;
}

function sameHash(pinned: string, actual: string): boolean {
  return pinned.slice(0, PINNED_DIGITS) === actual.slice(0, PINNED_DIGITS);
}

/** Runs the one schedule that a token names. */
export async function replay(
  token: ReplayToken,
  exercise: Exercise,
  submission: Submission,
  { grader, language }: { readonly grader: Grader } & Pick<GradingOptions, 'language'>,
): Promise<Replay> {
  if (!exercise.scenarios.some(({ name }) => name === token.scenario)) {
    throw new CallerError(
      `${exercise.id} has no scenario "${token.scenario}" any more.`,
      'Grade the submission again to get a token for the exercise as it is now.',
    );
  }
  const settings = settingsFor(exercise, { seed: token.seed, ...(language !== undefined && { language }) });
  if (submission.problem !== undefined) {
    return { kind: 'rejected', verdict: 'compile-error', message: submission.problem, diagnostics: [] };
  }
  const result = await runJob(grader, replayJob(submission, settings, token));
  switch (result.kind) {
    case 'replayed': {
      const verdict = worst(result.run.findings)?.kind ?? 'accepted';
      const pins = { exercise, programHash: programHash(submission), seed: token.seed };
      const { size } = result.run;
      const ran = { schedule: token.schedule, ...(size !== undefined && { size }) };
      const again = tokenFor(token.scenario, ran, pins);
      return { kind: 'replayed', verdict, run: describeRun(result.run, result.sites, verdict, again) };
    }
    case 'rejected':
      if (result.whose === 'harness') throw harnessRejected(settings.solution.harness.file, result);
      return { kind: 'rejected', verdict: result.verdict, diagnostics: result.diagnostics };
    case 'limit':
      return { kind: 'rejected', verdict: result.verdict, message: result.message, diagnostics: [] };
    case 'failed':
      throw new GraderError(result.message);
    case 'explored':
    case 'mutated':
      throw new GraderError(UNASKED);
  }
}
