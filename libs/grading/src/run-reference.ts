import { references } from '@heddle/exercise';
import type { ScenarioOutcome } from '@heddle/exploration';
import type { Site } from '@heddle/trace';
import { explorationJob } from './job-of';
import { runJob, type Grader } from './run-job';
import type { Settings } from './settings';

export interface ReferenceRun {
  readonly outcome: ScenarioOutcome;
  readonly sites: readonly Site[];
}

/** One scenario with the first reference. Undefined if there is none, or if it did not get that far. */
export async function runReference(
  settings: Settings,
  scenario: string,
  grader: Grader,
): Promise<ReferenceRun | undefined> {
  const [reference] = references(settings.solution);
  if (reference === undefined) return undefined;
  const scenarios = settings.scenarios.filter(({ name }) => name === scenario);
  const result = await runJob(grader, explorationJob(reference, { ...settings, scenarios }));
  if (result.kind !== 'explored' && result.kind !== 'limit') return undefined;
  const outcome = result.outcomes.find((each) => each.scenario === scenario);
  return outcome === undefined ? undefined : { outcome, sites: result.sites };
}
