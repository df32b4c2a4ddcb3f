import type { TeacherError } from '@heddle/exercise';
import {
  asDeclared,
  checkMutants,
  markingOf,
  verifyExercise,
  type Grader,
  type SolutionCheck,
} from '@heddle/grading';
import type { Judged, JudgeJob, Verified, VerifyJob } from '@heddle/queue';
import type { Report } from '@heddle/verdict';
import { GradingFailed } from './grading-failed';
import type { OnProgress } from './live-progress';
import { oneAtATime } from './one-at-a-time';

/** A sample, an operator after the other: a teacher waits for it. `heddle verify` tries more. */
const MUTANTS_PER_REFERENCE = 4;

/** A compiler may have a lot to say. */
const MAX_DIAGNOSTICS = 20;

/** Grades every declared solution of an exercise. @throws {GradingFailed} */
export async function verify(
  { id, exercise }: VerifyJob,
  grader: Grader,
  onProgress: OnProgress,
): Promise<Verified> {
  const { checks, problem } = await verifyExercise(exercise, {
    grader: oneAtATime(grader),
    onProgress: (done, of) => onProgress({ done, of }),
  });
  const lost = checks.find(({ actual }) => actual === 'grader-error');
  if (lost !== undefined) throw new GradingFailed(`${lost.file} could not be graded.`);
  return {
    kind: 'verified',
    id,
    checks: checks.map(checkOf),
    ...(problem !== undefined && { problem: `${problem.located} ${problem.hint}`, at: placeOf(problem) }),
  };
}

/** Tries the harness of an exercise that is as declared on mistakes planted in its references. */
export async function judge(
  { id, exercise }: JudgeJob,
  grader: Grader,
  onProgress: OnProgress,
): Promise<Judged> {
  const { references, checks, leftOut, problems } = await checkMutants(exercise, {
    grader: oneAtATime(grader),
    perReference: MUTANTS_PER_REFERENCE,
    onProgress: (done, of) => onProgress({ done, of }),
  });
  const of = (wanted: string) => checks.filter(({ outcome }) => outcome === wanted);
  return {
    kind: 'judged',
    id,
    mutants: {
      references,
      killed: of('killed').length,
      equivalent: of('equivalent').length,
      leftOut,
      survivors: of('survived').map((check) => {
        const { line, operator, diff } = check.mutant;
        return { file: check.reference, line, operator, diff, marking: markingOf(check) };
      }),
      problems: problems.map((problem) => ({
        ...placeOf(problem),
        message: `${problem.message} ${problem.hint}`,
      })),
    },
  };
}

function checkOf(check: SolutionCheck): Verified['checks'][number] {
  const { file, expected, actual, deterministic, misconception, report } = check;
  const failing = report.scenarios.find(({ verdict }) => verdict === actual && verdict !== 'accepted');
  const explanation = failing?.failure?.explanation ?? report.message ?? report.diagnostics[0]?.message;
  return {
    file,
    expected,
    actual,
    deterministic,
    misconception,
    ...(explanation !== undefined && { explanation }),
    diagnostics: asDeclared(check) ? [] : diagnosticsOf(report, failing?.failure),
  };
}

/** What the compiler says; of a run that failed, where the race is, or where in the solution it was last. */
function diagnosticsOf(
  { diagnostics }: Report,
  failure: Report['scenarios'][number]['failure'],
): Verified['checks'][number]['diagnostics'] {
  const last = failure?.trace.findLast(({ source, line }) => source === 'submission' && line > 0);
  const line = failure?.race?.second.line || last?.line;
  const said = diagnostics.map(({ line, message }) => ({ line, message }));
  return [
    ...said.slice(0, MAX_DIAGNOSTICS),
    ...(line === undefined ? [] : [{ line, message: failure?.message ?? '' }]),
  ];
}

function placeOf({ file, line }: TeacherError): { file: string; line?: number } {
  return { file, ...(line !== undefined && { line }) };
}
