import type { ScenarioOutcome } from '@heddle/exploration';
import {
  overallVerdict,
  REPORT_SCHEMA,
  scoreOf,
  sumOf,
  type Diagnostic,
  type Failure,
  type Report,
  type ScenarioReport,
  type Verdict,
} from '@heddle/verdict';
import type { PublicExercise, PublicScenario, Submission } from './exercise';

/** Of the public scenarios only, and of this browser only: nothing here counts. */
export function reportOf(
  { slug, version, language, seed }: PublicExercise,
  { file }: Submission,
  scenarios: readonly ScenarioReport[],
): Report {
  return {
    schema: REPORT_SCHEMA,
    exercise: { id: slug, version },
    language,
    submission: file,
    engine: 'heddle (browser)',
    seed,
    verdict: overallVerdict(scenarios.map(({ verdict }) => verdict)),
    score: sumOf(scenarios.map(({ score }) => score)),
    maxScore: sumOf(scenarios.map(({ maxScore }) => maxScore)),
    diagnostics: [],
    scenarios,
    timing: { totalMs: 0, schedulesPerSecond: 0 },
  };
}

export function rejectedReport(
  exercise: PublicExercise,
  submission: Submission,
  verdict: Verdict,
  diagnostics: readonly Diagnostic[],
): Report {
  const search = { mode: 'bounded', schedules: 0, strategies: {}, preemptionBound: null } as const;
  const scenarios = exercise.scenarios.map((scenario) =>
    scenarioReport(scenario, { verdict, search }, undefined),
  );
  return { ...reportOf(exercise, submission, scenarios), verdict, diagnostics };
}

export function scenarioReport(
  { name, title, points }: PublicScenario,
  { verdict, search, size }: Pick<ScenarioOutcome, 'verdict' | 'search' | 'size'>,
  failure: Failure | undefined,
): ScenarioReport {
  return {
    name,
    title,
    visibility: 'public',
    verdict,
    score: scoreOf(verdict, points),
    maxScore: points,
    search,
    ...(size !== undefined && { size }),
    ...(failure !== undefined && { failure }),
  };
}
