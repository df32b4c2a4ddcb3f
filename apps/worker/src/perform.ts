import { TeacherError } from '@heddle/exercise';
import { grade, verifyExercise, type Grader, type GradingProgress } from '@heddle/grading';
import type { GradeJob, Result, VerifyJob, Work } from '@heddle/queue';
import { oneAtATime } from './one-at-a-time';

/** Ours: worth another attempt. `detail` is for the log only. */
export class GradingFailed extends Error {
  override readonly name = 'GradingFailed';

  constructor(
    message: string,
    readonly detail: string,
  ) {
    super(message);
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
  let detail = '';
  try {
    const report = await grade(exercise, submission, {
      grader,
      seed,
      ...(schedules !== undefined && { schedules }),
      onProgress,
      onFailure: (text) => (detail = text),
    });
    if (report.verdict !== 'grader-error') return { kind: 'graded', id, report };
    throw new GradingFailed(report.message ?? 'A scenario was lost.', detail);
  } catch (error) {
    // Trying again would not mend the exercise.
    if (error instanceof TeacherError) return { kind: 'failed', id, error: `${error.located} ${error.hint}` };
    throw error;
  }
}

async function performVerification({ id, exercise }: VerifyJob, grader: Grader): Promise<Result> {
  const { checks, problem } = await verifyExercise(exercise, { grader: oneAtATime(grader) });
  const lost = checks.find(({ actual }) => actual === 'grader-error');
  if (lost !== undefined) throw new GradingFailed(`${lost.file} could not be graded.`, '');
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
