import { references, TeacherError, type Exercise } from '@heddle/exercise';
import type { ScenarioOutcome } from '@heddle/exploration';
import type { Site } from '@heddle/trace';
import { harnessSite } from './harness-site';
import { explorationJob } from './job-of';
import { runJob, type Grader } from './run-job';
import type { Settings } from './settings';

/**
 * What failed lies in the harness's code alone: because of what the student's program gave it, or because it is wrong
 * itself? The first reference tells: if the scenario fails in the same way with that one too, it is the teacher's mistake.
 *
 * @throws {TeacherError}
 */
export async function blameHarness(
  exercise: Exercise,
  settings: Settings,
  outcome: ScenarioOutcome,
  sites: readonly Site[],
  grader: Grader,
): Promise<void> {
  const [reference] = references(settings.solution);
  if (reference === undefined || harnessSite(outcome, sites) === undefined) return;
  const scenarios = settings.scenarios.filter(({ name }) => name === outcome.scenario);
  const result = await runJob(grader, explorationJob(reference, { ...settings, scenarios }));
  if (result.kind !== 'explored' && result.kind !== 'limit') return;
  const again = result.outcomes.find(({ scenario }) => scenario === outcome.scenario);
  const at = again?.verdict === outcome.verdict ? harnessSite(again, result.sites) : undefined;
  if (again === undefined || at === undefined) return;
  const line = at.line === 0 ? undefined : at.line;
  throw new TeacherError(
    `The scenario "${outcome.scenario}" of ${exercise.id} fails by itself: ${howItFails(again)}.`,
    { file: settings.solution.harness.file, line },
    'It does so with an accepted solution too. Mend the harness; `heddle verify` finds such mistakes.',
  );
}

function howItFails({ verdict, failure }: ScenarioOutcome): string {
  const exception = failure?.findings.find((finding) => finding.kind === 'exception');
  switch (verdict) {
    case 'exception':
      return exception?.text ?? 'an exception';
    case 'deadlock':
      return 'deadlock, in its own code alone';
    case 'leak':
      return 'leak, it leaves a lock locked or a thread running';
    case 'stuck':
      return 'stuck, it waits for what nobody will do';
    default:
      return `${verdict}, its own code goes on without end`;
  }
}
