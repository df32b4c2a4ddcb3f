import { TeacherError } from '@heddle/exercise';
import { grade } from '@heddle/grading';
import type { GradeJob, Result, Work } from '@heddle/queue';
import type { GraderPool } from '@heddle/sandbox';
import { GradingFailed } from './grading-failed';
import type { OnProgress } from './live-progress';
import { judge, verify } from './verify';

/** What a piece of work comes to. @throws {GradingFailed} */
export function perform(
  work: Work,
  graders: Pick<GraderPool, 'run' | 'forAuthor'>,
  onProgress: OnProgress,
): Promise<Result> {
  switch (work.kind) {
    case 'grade':
      return performGrading(work, graders, onProgress);
    case 'verify':
      return verify(work, graders.forAuthor(), onProgress);
    case 'judge':
      return judge(work, graders.forAuthor(), onProgress);
  }
}

async function performGrading(
  { id, exercise, submission, seed, schedules }: GradeJob,
  grader: Pick<GraderPool, 'run'>,
  onProgress: OnProgress,
): Promise<Result> {
  let failure = { detail: '', isFinal: false };
  try {
    const report = await grade(exercise, submission, {
      grader,
      seed,
      ...(schedules !== undefined && { schedules }),
      onProgress: ({ done, of, ...search }) => onProgress({ done, of, search }),
      onFailure: (detail, diedTwice) => (failure = { detail, isFinal: diedTwice }),
    });
    if (report.verdict !== 'grader-error') return { kind: 'graded', id, report };
    throw new GradingFailed(report.message ?? 'A scenario was lost.', { ...failure, report });
  } catch (error) {
    // Trying again would not mend the exercise.
    if (error instanceof TeacherError)
      return { kind: 'failed', work: 'grade', id, error: `${error.located} ${error.hint}` };
    throw error;
  }
}
