import type { Exercise, ScenarioSettings } from '@heddle/exercise';
import type { GoalRun, ScenarioOutcome } from '@heddle/exploration';
import { describeRun } from '@heddle/report';
import { encodeToken, type Site } from '@heddle/trace';
import { scoreOf, type GoalWitness, type ScenarioReport, type Verdict } from '@heddle/verdict';

/** What a replay token says of the grading that it came from. */
export interface Pins {
  readonly exercise: Exercise;
  readonly programHash: string;
  readonly seed: number;
}

export function scenarioReport(
  scenario: ScenarioSettings,
  outcome: ScenarioOutcome,
  sites: readonly Site[],
  pins: Pins,
): ScenarioReport {
  const { verdict, search, size, failure, goal } = outcome;
  return {
    ...heading(scenario, verdict),
    search,
    ...(size !== undefined && { size }),
    ...(failure !== undefined && {
      failure: describeRun(failure, sites, verdict, tokenFor(scenario.name, failure, pins)),
    }),
    ...(goal !== undefined && { goal: goalWitness(scenario.name, goal, pins) }),
  };
}

function goalWitness(scenario: string, goal: GoalRun, pins: Pins): GoalWitness {
  const { schedule: _, ...numbers } = goal;
  return { token: tokenFor(scenario, goal, pins), ...numbers };
}

/** A scenario that nobody got to, because of what stopped all of them. */
export function notRun(scenario: ScenarioSettings, verdict: Verdict): ScenarioReport {
  return {
    ...heading(scenario, verdict),
    search: { mode: 'bounded', schedules: 0, strategies: {}, preemptionBound: null },
  };
}

export function tokenFor(
  scenario: string,
  { schedule, size }: { readonly schedule: string; readonly size?: number },
  { exercise, programHash, seed }: Pins,
): string {
  return encodeToken({
    exercise: exercise.id,
    exerciseVersion: exercise.version.slice(0, PINNED_DIGITS),
    programHash: programHash.slice(0, PINNED_DIGITS),
    scenario,
    seed,
    schedule,
    ...(size !== undefined && { size }),
  });
}

/** Enough to notice another version by; a token is something that people paste. */
export const PINNED_DIGITS = 8;

function heading(scenario: ScenarioSettings, verdict: Verdict): Omit<ScenarioReport, 'search'> {
  const { name, title, visibility, points } = scenario;
  return { name, title, visibility, verdict, score: scoreOf(verdict, points), maxScore: points };
}
