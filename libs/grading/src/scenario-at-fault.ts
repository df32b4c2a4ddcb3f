import { TeacherError, type Exercise } from '@heddle/exercise';
import type { ScenarioOutcome } from '@heddle/exploration';
import type { DeclaredScenario } from '@heddle/sandbox';
import type { Site } from '@heddle/trace';
import type { Diagnostic } from '@heddle/verdict';
import type { Grader } from './run-job';
import { runReference, type ReferenceRun } from './run-reference';
import type { Settings } from './settings';

const VERIFY = '`heddle verify` finds such mistakes before a student does.';

export interface Graded {
  readonly exercise: Exercise;
  readonly settings: Settings;
  readonly grader: Grader;
  readonly declared: readonly DeclaredScenario[];
  readonly sites: readonly Site[];
}

/**
 * What a scenario states may be impossible: a model that does not end, a goal that nobody reaches, a goal whose own check
 * fails. If an accepted solution does no better than the submission, it is the teacher's mistake.
 *
 * @returns what is wrong with the submission instead, where that is no verdict of a schedule: it did not do the same twice
 * @throws {TeacherError} with the scenario's name and line
 */
export async function blameScenario(
  outcome: ScenarioOutcome,
  graded: Graded,
): Promise<Diagnostic | undefined> {
  const { mistake } = outcome;
  if (mistake?.kind === 'model') {
    throw teacherError(outcome, graded, `cannot be judged: ${mistake.message}.`, 'Mend its model.');
  }
  if (mistake === undefined && !isAboutGoal(outcome)) return undefined;
  const reference = await runReference(graded.settings, outcome.scenario, graded.grader);
  if (mistake !== undefined) {
    blameNondeterminism(outcome, graded, reference);
    return notDeterministic(firstIn('submission', mistake.sites, graded.sites));
  }
  if (reference?.outcome.verdict === outcome.verdict) blameGoal(outcome, graded, reference);
  return undefined;
}

function blameNondeterminism(outcome: ScenarioOutcome, graded: Graded, reference?: ReferenceRun): void {
  const mistake = reference?.outcome.mistake;
  if (reference === undefined || mistake?.kind !== 'nondeterminism') return;
  const at = firstIn('harness', mistake.sites, reference.sites);
  const text = `does not do the same twice in the same schedule, with an accepted solution either: ${mistake.message}.`;
  throw teacherError(outcome, graded, text, 'Let it depend on the schedule alone.', at?.line);
}

function blameGoal(outcome: ScenarioOutcome, graded: Graded, reference: ReferenceRun): void {
  const again = reference.outcome;
  if (again.verdict === 'not-concurrent') {
    const text = `has a goal that an accepted solution does not reach either: ${amount(again)}.`;
    throw teacherError(outcome, graded, text, 'Can it happen at all? Mend the scenario, or the reference.');
  }
  if (!isAboutGoal(again)) return;
  const at = firstIn('harness', [again.failure!.goalSite!], reference.sites);
  const failed = again.failure!.findings.find((finding) => finding.kind === 'wrong-result');
  const text = `contradicts itself: with an accepted solution, too, the run that reaches its goal fails (${failed?.message ?? 'a check'}).`;
  throw teacherError(outcome, graded, text, 'Let the goal and the checks hold in one run.', at?.line);
}

/** At the scenario's declaration, unless there is a better line. */
function teacherError(
  { scenario }: ScenarioOutcome,
  { exercise, settings, declared }: Graded,
  text: string,
  hint: string,
  line = declared.find(({ name }) => name === scenario)?.line,
): TeacherError {
  return new TeacherError(
    `The scenario "${scenario}" of ${exercise.id} ${text}`,
    { file: settings.solution.harness.file, line: line === 0 ? undefined : line },
    `${hint} ${VERIFY}`,
  );
}

/** A goal that was not reached, or one whose run failed what the harness states. */
function isAboutGoal({ verdict, failure }: ScenarioOutcome): boolean {
  return verdict === 'not-concurrent' || (verdict === 'wrong-result' && failure?.goalSite !== undefined);
}

function amount({ search: { mode, schedules }, size }: ScenarioOutcome): string {
  if (size !== undefined) return `in none of the schedules that were run with size ${size}`;
  const count = schedules.toLocaleString('en-US');
  if (mode === 'exhaustive' && schedules === 1) return 'in the only interleaving that there is';
  return mode === 'exhaustive'
    ? `in none of all ${count} interleavings`
    : `in none of the ${count} schedules that were run`;
}

function firstIn(
  source: Site['source'],
  numbers: readonly number[],
  sites: readonly Site[],
): Site | undefined {
  return numbers
    .flatMap((number) => sites[number] ?? [])
    .find((site) => site.source === source && site.line > 0);
}

/** What differs can only be what a program does about the limits of its machine, such as catching a stack overflow. */
function notDeterministic(at: Site | undefined): Diagnostic {
  const message =
    'The program does not do the same twice: in the same schedule, it went on differently after this. Nothing but the ' +
    'schedule may decide what it does; does it catch the overflow of its stack, for example?';
  return { severity: 'error', message, line: at?.line ?? 0, column: at?.column ?? 0 };
}
