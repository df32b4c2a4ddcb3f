import { TeacherError, type Exercise } from '@heddle/exercise';
import type { ScenarioOutcome } from '@heddle/exploration';
import type { DeclaredScenario } from '@heddle/sandbox';
import type { Site } from '@heddle/trace';
import type { Diagnostic, Search } from '@heddle/verdict';
import type { Grader } from './run-job';
import { runReference } from './run-reference';
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
  const problem = (text: string, hint: string, line = lineOf(outcome, graded)) =>
    new TeacherError(
      `The scenario "${outcome.scenario}" of ${graded.exercise.id} ${text}`,
      { file: graded.settings.solution.harness.file, line: line === 0 ? undefined : line },
      `${hint} ${VERIFY}`,
    );
  if (mistake?.kind === 'model') throw problem(`cannot be judged: ${mistake.message}.`, 'Mend its model.');
  if (mistake === undefined && !isAboutGoal(outcome)) return undefined;
  const reference = await runReference(graded.settings, outcome.scenario, graded.grader);
  const again = reference?.outcome;
  if (mistake !== undefined) {
    const at = placeOf(mistake.site, graded.sites);
    if (again?.mistake?.kind !== 'nondeterminism') return notDeterministic(mistake.message, at);
    const where = placeOf(again.mistake.site, reference?.sites ?? []);
    const text = `does not do the same twice in the same schedule, with an accepted solution either: ${again.mistake.message}.`;
    throw problem(
      text,
      'Let it depend on the schedule alone.',
      where?.source === 'harness' ? where.line : undefined,
    );
  }
  if (again === undefined || again.verdict !== outcome.verdict || !isAboutGoal(again)) return undefined;
  if (again.verdict === 'not-concurrent') {
    const text = `is not reached with an accepted solution either: reach() was called in ${amount(again.search)}.`;
    throw problem(text, 'Can what it waits for happen at all? Mend the scenario, or the reference.');
  }
  const site = placeOf(again.failure?.goalSite ?? 0, reference?.sites ?? []);
  const text = `contradicts itself: with an accepted solution, the run that calls reach() fails a check of its own.`;
  throw problem(text, 'Let the goal and the checks hold in the same run.', site?.line);
}

/** A goal that was not reached, or one whose run failed what the harness states. */
function isAboutGoal({ verdict, failure }: ScenarioOutcome): boolean {
  return verdict === 'not-concurrent' || (verdict === 'wrong-result' && failure?.goalSite !== undefined);
}

function amount({ mode, schedules }: Search): string {
  const count = schedules.toLocaleString('en-US');
  return mode === 'exhaustive'
    ? `none of all ${count} interleavings`
    : `none of the ${count} schedules that were run`;
}

function lineOf({ scenario }: ScenarioOutcome, { declared }: Graded): number {
  return declared.find(({ name }) => name === scenario)?.line ?? 0;
}

function placeOf(site: number, sites: readonly Site[]): Site | undefined {
  const known = sites[site];
  return known === undefined || known.line === 0 ? undefined : known;
}

/** What differs can only be what a program does about the limits of its machine, such as catching a stack overflow. */
function notDeterministic(detail: string, at: Site | undefined): Diagnostic {
  const own = at?.source === 'submission' ? at : undefined;
  const message =
    'The program does not do the same twice, though nothing but its schedule may decide what it does; does it catch ' +
    `the overflow of its stack, for example? Run again, the same schedule went on differently: ${detail}.`;
  return { severity: 'error', message, line: own?.line ?? 0, column: own?.column ?? 0 };
}
