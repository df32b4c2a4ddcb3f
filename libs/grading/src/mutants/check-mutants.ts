import { TeacherError, type Exercise, type Language } from '@heddle/exercise';
import type { Mutant } from '@heddle/trace/mutants';
import type { Verdict } from '@heddle/verdict';
import { checkDeclared } from '../declared';
import { GraderError } from '../errors';
import { acceptanceJob } from '../job-of';
import { harnessRejected } from '../reject';
import { runJob, UNASKED, type Grader } from '../run-job';
import { settingsFor, type GradingOptions, type Settings } from '../settings';
import { planMutants, type PlannedMutant } from './plan';

/** A mutant of a reference, and whether the harness noticed. */
export interface MutantCheck {
  /** The reference's file, relative to the exercise's folder. */
  readonly reference: string;
  readonly mutant: Mutant;
  /** `equivalent`: accepted, and marked so. `survived`: accepted, and nobody says why. */
  readonly outcome: 'killed' | 'equivalent' | 'survived';
  readonly verdict: Verdict;
  /** Why it is equivalent, as its teacher says. */
  readonly because?: string;
}

export interface MutantReport {
  /** How many references were mutated. */
  readonly references: number;
  readonly checks: readonly MutantCheck[];
  /** How many mutants were not graded, because of the limit. */
  readonly leftOut: number;
  /** Markings that are of no mutant, or of one that the harness kills. */
  readonly problems: readonly TeacherError[];
}

export type MutantOptions = Pick<GradingOptions, 'seed' | 'schedules' | 'language'> & {
  readonly grader: Grader;
  /** At most so many mutants of each reference; absent: as many as are usual in its language. */
  readonly perReference?: number;
  readonly onProgress?: (done: number, total: number) => void;
};

/**
 * How many mutants of each reference are usual. In TypeScript more than any reference so far has; in Python, where each one
 * costs about half a second, some of each operator.
 */
export const MUTANTS_PER_REFERENCE: Readonly<Record<Language, number>> = { typescript: 60, python: 6 };

/**
 * Does the harness notice mistakes that were planted in the references? Each mutant is graded with the exercise's own budget,
 * up to the first scenario that fails. Presumes that the references are accepted.
 *
 * @throws {GraderError} if one could not be graded
 */
export async function checkMutants(exercise: Exercise, options: MutantOptions): Promise<MutantReport> {
  const { grader, language: only, perReference } = options;
  const languages = exercise.languages.map(({ language }) => language);
  const plans = await Promise.all(
    languages
      .filter((language) => only === undefined || language === only)
      .map(async (language) => {
        const settings = settingsFor(exercise, { ...options, language });
        const atMost = perReference ?? MUTANTS_PER_REFERENCE[language];
        return { settings, plan: await planMutants(settings, atMost, grader) };
      }),
  );
  const total = plans.reduce((sum, { plan }) => sum + plan.planned.length, 0);
  let done = 0;
  const checks: MutantCheck[] = [];
  const problems: TeacherError[] = [];
  for (const { settings, plan } of plans) {
    problems.push(...plan.problems);
    const graded = await Promise.all(
      plan.planned.map(async (planned) => {
        const verdict = await verdictOn(exercise, settings, planned, grader);
        options.onProgress?.(++done, total);
        return { planned, verdict };
      }),
    );
    for (const { planned, verdict } of graded) {
      const { marking } = planned;
      if (marking !== undefined && verdict !== 'accepted') problems.push(killedAfterAll(planned, verdict));
      checks.push(checkOf(planned, verdict));
    }
  }
  return {
    references: new Set(checks.map(({ reference }) => reference)).size,
    checks,
    leftOut: plans.reduce((sum, { plan }) => sum + plan.leftOut, 0),
    problems,
  };
}

function checkOf({ reference, mutant, marking }: PlannedMutant, verdict: Verdict): MutantCheck {
  const accepted = marking === undefined ? 'survived' : 'equivalent';
  return {
    reference: reference.file,
    mutant,
    outcome: verdict === 'accepted' ? accepted : 'killed',
    verdict,
    ...(marking !== undefined && { because: marking.because }),
  };
}

function killedAfterAll({ mutant, marking }: PlannedMutant, verdict: Verdict): TeacherError {
  return new TeacherError(
    `The harness kills this mutant (${verdict}), so it is not equivalent:\n${mutant.diff}`,
    { file: marking!.file, line: marking!.line },
    'Remove the entry; or mend the harness, if the mutant is a correct solution.',
  );
}

/** Of the first scenario that is not accepted; warnings count, too. */
async function verdictOn(
  exercise: Exercise,
  settings: Settings,
  { mutant }: PlannedMutant,
  grader: Grader,
): Promise<Verdict> {
  const { solution } = settings;
  const submission = { file: solution.file, source: mutant.source };
  const result = await runJob(grader, acceptanceJob(submission, settings));
  switch (result.kind) {
    case 'explored': {
      checkDeclared(exercise, solution, result.declared);
      return result.outcomes.find(({ verdict }) => verdict !== 'accepted')?.verdict ?? 'accepted';
    }
    case 'rejected':
      if (result.whose === 'harness') throw harnessRejected(solution.harness.file, result);
      return result.verdict;
    case 'limit':
      return result.outcomes.find(({ verdict }) => verdict !== 'accepted')?.verdict ?? result.verdict;
    case 'failed':
      throw new GraderError(result.message);
    case 'replayed':
    case 'mutated':
      throw new GraderError(UNASKED);
  }
}
