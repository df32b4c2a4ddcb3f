import { references, TeacherError, type Exercise } from '@heddle/exercise';
import type { ScenarioOutcome } from '@heddle/exploration';
import { readFrames } from '@heddle/report';
import { explorationJob } from './job-of';
import { runJob, type Grader } from './run-job';
import type { Settings } from './settings';

/** Whether an exception came from the harness's own code, as its innermost frame tells. */
export function raisedByHarness({ verdict, failure }: ScenarioOutcome): boolean {
  const exception = failure?.findings.find((finding) => finding.kind === 'exception');
  if (verdict !== 'exception' || exception === undefined) return false;
  return readFrames(exception.frames)[0]?.source === 'harness';
}

/**
 * The harness threw: because of what the student's program gave it, or because it is wrong itself? The first reference
 * tells: if the harness fails with that one too, it is the teacher's mistake.
 *
 * @throws {TeacherError}
 */
export async function blameHarness(
  exercise: Exercise,
  settings: Settings,
  outcome: ScenarioOutcome,
  grader: Grader,
): Promise<void> {
  const [reference] = references(settings.solution);
  if (reference === undefined) return;
  const scenarios = settings.scenarios.filter(({ name }) => name === outcome.scenario);
  const result = await runJob(grader, explorationJob(reference, { ...settings, scenarios }));
  if (result.kind !== 'explored') return;
  const again = result.outcomes.find(({ scenario }) => scenario === outcome.scenario);
  if (again === undefined || !raisedByHarness(again)) return;
  const exception = again.failure?.findings.find((finding) => finding.kind === 'exception');
  const frame = readFrames(exception?.frames ?? '')[0];
  throw new TeacherError(
    `The scenario "${outcome.scenario}" of ${exercise.id} fails by itself: ${exception?.text ?? 'an exception'}.`,
    { file: settings.solution.harness.file, line: frame?.line },
    'It throws with an accepted solution too. Mend the harness; `heddle verify` finds such mistakes.',
  );
}
