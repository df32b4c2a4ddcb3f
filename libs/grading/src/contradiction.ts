import { contentHash, type TeacherError } from '@heddle/exercise';
import type { ScenarioOutcome } from '@heddle/exploration';
import { runReference, runReferenceIn, type ReferenceRun } from './run-reference';
import type { Graded } from './scenario-at-fault';
import { scenarioError } from './scenario-error';
import { DEFAULT_SEED, type Settings } from './settings';

/** Of every scenario with an accepted solution. Few: what contradicts a goal fails in the runs that reach it. */
const SCHEDULES = 100;

/** What was found by exercise and reference, for as long as the process lives: a worker grades one exercise a thousand times. */
const known = new Map<string, Promise<TeacherError | undefined>>();
const MOST_KNOWN = 1000;

/**
 * What a harness states may be impossible: a goal that nobody reaches, or only in runs that fail a check, be it of the same scenario
 * or of another. Then no program passes, and who does not is not to blame. An accepted solution tells, once something was
 * missed that can be so.
 *
 * @throws {TeacherError} with the scenario's name and line
 */
export async function blameContradiction(
  outcomes: readonly ScenarioOutcome[],
  graded: Graded,
): Promise<void> {
  const hasGoal = graded.declared.some(({ kind }) => kind === 'reachable');
  const suspicious = outcomes.some(
    (outcome) =>
      outcome.verdict === 'not-concurrent' ||
      (outcome.verdict === 'wrong-result' && (hasGoal || failsAtGoal(outcome))),
  );
  if (!suspicious) return;
  const error = await knownContradiction(graded);
  if (error !== undefined) throw error;
}

function knownContradiction(graded: Graded): Promise<TeacherError | undefined> {
  const { exercise, settings } = graded;
  const key = contentHash(JSON.stringify([exercise.version, settings.solution, settings.schedules]));
  let found = known.get(key);
  if (found === undefined) {
    if (known.size === MOST_KNOWN) known.clear();
    known.set(key, (found = contradiction(graded)));
  }
  return found;
}

/** Whatever was asked for of the exercise: all scenarios. */
async function contradiction(graded: Graded): Promise<TeacherError | undefined> {
  const { exercise, grader } = graded;
  const settings: Settings = { ...graded.settings, scenarios: exercise.scenarios, seed: DEFAULT_SEED };
  const few = await runReference({ ...settings, schedules: SCHEDULES }, grader);
  for (const first of few?.outcomes ?? []) {
    // What few schedules do not reach, more may.
    const run =
      first.verdict === 'not-concurrent'
        ? await runReferenceIn(first.scenario, settings, grader)
        : { outcome: first, sites: few!.sites };
    const error = run === undefined ? undefined : impossible(run.outcome, run.sites, graded);
    if (error !== undefined) return error;
  }
  return undefined;
}

/** What an accepted solution came to. */
function impossible(
  outcome: ScenarioOutcome,
  sites: ReferenceRun['sites'],
  graded: Graded,
): TeacherError | undefined {
  const { scenario, verdict, failure } = outcome;
  if (verdict === 'not-concurrent') {
    const text = `has a goal that an accepted solution does not reach either: ${amount(outcome)}.`;
    return scenarioError(
      scenario,
      graded,
      text,
      'Can it happen at all? Mend the scenario, or the reference.',
    );
  }
  if (verdict !== 'wrong-result') return undefined;
  const failed = failure?.findings.find((finding) => finding.kind === 'wrong-result');
  const what = failed?.message ?? 'a check';
  if (failsAtGoal(outcome)) {
    const text = `contradicts itself: with an accepted solution, too, the run that reaches its goal fails (${what}).`;
    const line = sites[failure!.goalSite!]?.line;
    return scenarioError(scenario, graded, text, 'Let the goal and the checks hold in one run.', line);
  }
  if (graded.declared.find(({ name }) => name === scenario)?.kind === 'reachable') {
    const text = `contradicts itself: with an accepted solution, too, a run fails before it reaches the goal (${what}).`;
    return scenarioError(scenario, graded, text, 'Let the goal and the checks hold in one run.');
  }
  const text = `fails with an accepted solution, too (${what}).`;
  const hint = 'Does it contradict the goal of another scenario? Mend the scenario, or the reference.';
  return scenarioError(scenario, graded, text, hint);
}

/** Does it fail a check in a run that reached the goal? */
function failsAtGoal({ verdict, failure }: ScenarioOutcome): boolean {
  return verdict === 'wrong-result' && failure?.goalSite !== undefined;
}

function amount({ search: { mode, schedules }, size }: ScenarioOutcome): string {
  if (size !== undefined) return `in none of the schedules that were run with size ${size}`;
  const count = schedules.toLocaleString('en-US');
  if (mode === 'exhaustive' && schedules === 1) return 'in the only interleaving that there is';
  return mode === 'exhaustive'
    ? `in none of all ${count} interleavings`
    : `in none of the ${count} schedules that were run`;
}
