import { TeacherError, type Exercise, type ExerciseInLanguage, type Solution } from '@heddle/exercise';
import type { Report, Verdict } from '@heddle/verdict';
import { grade, type GradeOptions } from './grade';
import { submissionOf } from './submission';

/** One solution of an exercise, graded twice (or once, if that was asked for). */
export interface SolutionCheck {
  readonly file: string;
  readonly expected: Verdict;
  readonly actual: Verdict;
  readonly misconception: string;
  /** The two reports were the same, times apart. */
  readonly deterministic: boolean;
  readonly report: Report;
}

export interface Verification {
  readonly exercise: Exercise;
  readonly checks: readonly SolutionCheck[];
  /** What is wrong with the exercise itself; no check is complete then. */
  readonly problem?: TeacherError;
}

export type VerifyOptions = Pick<GradeOptions, 'grader' | 'seed' | 'schedules' | 'language'> & {
  /** Grade each solution once: then reports that differ from run to run go unnoticed. */
  readonly once?: boolean;
  readonly onProgress?: (done: number, total: number) => void;
};

export function asDeclared(check: SolutionCheck): boolean {
  return check.actual === check.expected && check.deterministic;
}

/** Grades everything whose verdict is declared: the starter, the references and the wrong solutions. */
export async function verifyExercise(exercise: Exercise, options: VerifyOptions): Promise<Verification> {
  const languages = exercise.languages.filter(({ language }) => language === (options.language ?? language));
  const all = languages.flatMap((entry) =>
    [entry.starter, ...entry.solutions].map((solution) => ({ entry, solution })),
  );
  let done = 0;
  const settled = await Promise.allSettled(
    all.map(async ({ entry, solution }) => {
      const check = await checkSolution(exercise, entry, solution, options);
      options.onProgress?.(++done, all.length);
      return check;
    }),
  );
  const checks = settled.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  for (const result of settled) {
    if (result.status === 'fulfilled') continue;
    if (result.reason instanceof TeacherError) return { exercise, checks, problem: result.reason };
    throw result.reason;
  }
  return { exercise, checks };
}

async function checkSolution(
  exercise: Exercise,
  { language, file }: ExerciseInLanguage,
  solution: Solution,
  { grader, seed, schedules, once = false }: VerifyOptions,
): Promise<SolutionCheck> {
  const submission = submissionOf(file, new TextEncoder().encode(solution.source));
  const options = {
    grader,
    language,
    ...(seed !== undefined && { seed }),
    ...(schedules !== undefined && { schedules }),
  };
  const [first, second] = await Promise.all([
    grade(exercise, submission, options),
    once ? undefined : grade(exercise, submission, options),
  ]);
  return {
    file: solution.file,
    expected: solution.verdict,
    actual: first.verdict,
    misconception: solution.misconception,
    deterministic: second === undefined || timeless(first) === timeless(second),
    report: first,
  };
}

/** A report without what may differ between two runs of the same. */
export function timeless(report: Report): string {
  return JSON.stringify({ ...report, timing: null });
}
