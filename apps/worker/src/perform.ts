import { TeacherError } from '@heddle/exercise';
import { grade, verifyExercise, type Grader, type GradingProgress } from '@heddle/grading';
import type { GradeJob, Result, VerifyJob, Work } from '@heddle/queue';
import type { Report } from '@heddle/verdict';
import { oneAtATime } from './one-at-a-time';

/** Ours: worth another attempt, unless the job has ended its grader again and again. */
export class GradingFailed extends Error {
  override readonly name = 'GradingFailed';
  /** For the log only. */
  readonly detail: string;
  readonly report: Report | undefined;
  readonly isFinal: boolean;

  constructor(
    message: string,
    { detail = '', report, isFinal = false }: { detail?: string; report?: Report; isFinal?: boolean } = {},
  ) {
    super(message);
    this.detail = detail;
    this.report = report;
    this.isFinal = isFinal;
  }
}

/** What a piece of work comes to. @throws {GradingFailed} */
export function perform(
  work: Work,
  grader: Grader,
  onProgress: (progress: GradingProgress) => void,
): Promise<Result> {
  return work.kind === 'grade' ? performGrading(work, grader, onProgress) : performVerification(work, grader);
}

async function performGrading(
  { id, exercise, submission, seed, schedules }: GradeJob,
  grader: Grader,
  onProgress: (progress: GradingProgress) => void,
): Promise<Result> {
  let failure = { detail: '', isFinal: false };
  try {
    const report = await grade(exercise, submission, {
      grader,
      seed,
      ...(schedules !== undefined && { schedules }),
      onProgress,
      onFailure: (detail, diedTwice) => (failure = { detail, isFinal: diedTwice }),
    });
    if (report.verdict !== 'grader-error') return { kind: 'graded', id, report };
    throw new GradingFailed(report.message ?? 'A scenario was lost.', { ...failure, report });
  } catch (error) {
    // Trying again would not mend the exercise.
    if (error instanceof TeacherError) return { kind: 'failed', id, error: `${error.located} ${error.hint}` };
    throw error;
  }
}

async function performVerification({ id, exercise }: VerifyJob, grader: Grader): Promise<Result> {
  const { checks, problem } = await verifyExercise(exercise, { grader: oneAtATime(grader) });
  const lost = checks.find(({ actual }) => actual === 'grader-error');
  if (lost !== undefined) throw new GradingFailed(`${lost.file} could not be graded.`);
  return {
    kind: 'verified',
    id,
    checks: checks.map(({ file, expected, actual, deterministic, misconception, report }) => {
      const failing = report.scenarios.find(({ verdict }) => verdict === actual && verdict !== 'accepted');
      const explanation = failing?.failure?.explanation ?? report.message;
      return {
        file,
        expected,
        actual,
        deterministic,
        misconception,
        ...(explanation !== undefined && { explanation }),
      };
    }),
    ...(problem !== undefined && { problem: `${problem.located} ${problem.hint}` }),
  };
}
