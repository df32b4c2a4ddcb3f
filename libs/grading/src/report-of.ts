import type { Exercise } from '@heddle/exercise';
import {
  overallVerdict,
  REPORT_SCHEMA,
  sumOf,
  type Diagnostic,
  type Report,
  type ScenarioReport,
  type Verdict,
} from '@heddle/verdict';
import { ENGINE, type Settings } from './settings';
import { notRun } from './scenario-report';

/** Puts a report together; everything that it holds but the timing is a function of the submission and the settings. */
export function reportOf(
  exercise: Exercise,
  settings: Settings,
  submission: string,
  result: {
    readonly scenarios: readonly ScenarioReport[];
    readonly milliseconds: number;
    /** Said of the whole submission, whatever the scenarios say. */
    readonly verdict?: Verdict;
    readonly message?: string;
    readonly diagnostics?: readonly Diagnostic[];
  },
): Report {
  const { scenarios, milliseconds, message } = result;
  const schedules = scenarios.reduce((sum, { search }) => sum + search.schedules, 0);
  return {
    schema: REPORT_SCHEMA,
    exercise: { id: exercise.id, version: exercise.version },
    language: settings.solution.language,
    submission,
    engine: ENGINE,
    seed: settings.seed,
    verdict: result.verdict ?? overallVerdict(scenarios.map(({ verdict }) => verdict)),
    score: sumOf(scenarios.map(({ score }) => score)),
    maxScore: sumOf(scenarios.map(({ maxScore }) => maxScore)),
    diagnostics: result.diagnostics ?? [],
    scenarios,
    timing: {
      totalMs: Math.round(milliseconds),
      schedulesPerSecond: milliseconds > 0 ? Math.round((schedules * 1000) / milliseconds) : 0,
    },
    ...(message !== undefined && { message }),
  };
}

/** The report of a submission of which no scenario could be run. */
export function rejectedReport(
  exercise: Exercise,
  settings: Settings,
  submission: string,
  why: { readonly verdict: Verdict; readonly message?: string; readonly diagnostics?: readonly Diagnostic[] },
): Report {
  const scenarios = settings.scenarios.map((scenario) => notRun(scenario, why.verdict));
  return reportOf(exercise, settings, submission, { ...why, scenarios, milliseconds: 0 });
}
