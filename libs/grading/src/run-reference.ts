import { references } from '@heddle/exercise';
import type { ScenarioOutcome } from '@heddle/exploration';
import type { Site } from '@heddle/trace';
import { explorationJob } from './job-of';
import { runJob, type Grader } from './run-job';
import type { Settings } from './settings';

export interface ReferenceRun {
  readonly outcomes: readonly ScenarioOutcome[];
  readonly sites: readonly Site[];
}

/** Everything with the first reference. Undefined if there is none, or if it did not get that far. */
export async function runReference(settings: Settings, grader: Grader): Promise<ReferenceRun | undefined> {
  const [reference] = references(settings.solution);
  if (reference === undefined) return undefined;
  const result = await runJob(grader, explorationJob(reference, settings));
  return result.kind === 'explored' || result.kind === 'limit' ? result : undefined;
}

/** The same for one scenario. */
export async function runReferenceIn(
  scenario: string,
  settings: Settings,
  grader: Grader,
): Promise<{ readonly outcome: ScenarioOutcome; readonly sites: readonly Site[] } | undefined> {
  const scenarios = settings.scenarios.filter(({ name }) => name === scenario);
  const run = await runReference({ ...settings, scenarios }, grader);
  const outcome = run?.outcomes.find((each) => each.scenario === scenario);
  return run === undefined || outcome === undefined ? undefined : { outcome, sites: run.sites };
}
