import type { Exercise } from '@heddle/exercise';
import type { ScenarioOutcome } from '@heddle/exploration';
import type { DeclaredScenario } from '@heddle/sandbox';
import type { Site } from '@heddle/trace';
import type { Diagnostic } from '@heddle/verdict';
import type { Grader } from './run-job';
import { runReferenceIn } from './run-reference';
import { scenarioError } from './scenario-error';
import type { Settings } from './settings';

/** A submission's grading, as whoever asks whose mistake it is has to know it. */
export interface Graded {
  readonly exercise: Exercise;
  readonly settings: Settings;
  readonly grader: Grader;
  readonly declared: readonly DeclaredScenario[];
  readonly sites: readonly Site[];
}

/**
 * A scenario may not be one that can be judged: its model does not end, or it does not do the same twice. If it does no better
 * with an accepted solution than with the submission, it is the teacher's mistake.
 *
 * @returns what is wrong with the submission instead, where that is no verdict of a schedule: it did not do the same twice
 * @throws {TeacherError} with the scenario's name and line
 */
export async function blameScenario(
  { scenario, mistake }: ScenarioOutcome,
  graded: Graded,
): Promise<Diagnostic | undefined> {
  if (mistake === undefined) return undefined;
  if (mistake.kind === 'model')
    throw scenarioError(scenario, graded, `cannot be judged: ${mistake.message}.`, 'Mend its model.');
  const reference = await runReferenceIn(scenario, graded.settings, graded.grader);
  const again = reference?.outcome.mistake;
  if (reference === undefined || again?.kind !== 'nondeterminism')
    return notDeterministic(firstIn('submission', mistake.sites, graded.sites));
  const at = firstIn('harness', again.sites, reference.sites);
  const text = `does not do the same twice in the same schedule, with an accepted solution either: ${again.message}.`;
  throw scenarioError(scenario, graded, text, 'Let it depend on the schedule alone.', at?.line);
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
