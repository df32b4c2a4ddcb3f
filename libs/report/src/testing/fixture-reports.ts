import { REPORT_SCHEMA, type Report, type ScenarioReport, type Search, type Verdict } from '@heddle/verdict';
import { describeRun } from '../failure/describe-run';
import type { Fixture } from './fixture';

const EXHAUSTIVE: Search = {
  mode: 'exhaustive',
  schedules: 412,
  strategies: { 'depth-first': 412 },
  preemptionBound: null,
};
const BOUNDED: Search = {
  mode: 'bounded',
  schedules: 2000,
  strategies: { 'depth-first': 600, SURW: 700, random: 700 },
  preemptionBound: 2,
};

/** What is seen in passing runs is said after the whole search. */
const WARNINGS: readonly Verdict[] = ['lock-order', 'busy-wait'];

export function scenarioOf(
  { verdict, title, run, sites = [] }: Fixture,
  visibility: 'public' | 'hidden' = 'public',
): ScenarioReport {
  const failed: Search = {
    mode: 'bounded',
    schedules: 3,
    strategies: { 'depth-first': 3 },
    preemptionBound: null,
    failedAt: 3,
  };
  const token = 'h1.fixture.NDIyZDQKMTIzNDU2NzgKdHdv';
  return {
    name: title.en.replaceAll(' ', '-'),
    title,
    visibility,
    verdict,
    score: verdict === 'accepted' ? 4 : verdict === 'lock-order' ? 3.6 : 0,
    maxScore: 4,
    search: run === undefined || WARNINGS.includes(verdict) ? BOUNDED : failed,
    ...(run !== undefined && { failure: describeRun(run, sites, verdict, token) }),
  };
}

export function accepted(title: string, search: Search = EXHAUSTIVE): ScenarioReport {
  return { ...scenarioOf({ verdict: 'accepted', title: { en: title, zh: title } }), search };
}

export function reportWith(scenarios: readonly ScenarioReport[], extra: Partial<Report> = {}): Report {
  const verdict: Verdict =
    scenarios.find((scenario) => scenario.verdict !== 'accepted')?.verdict ?? 'accepted';
  return {
    schema: REPORT_SCHEMA,
    exercise: { id: 'fixture', version: '0123456789ab' },
    language: 'typescript',
    submission: 'solution.ts',
    engine: 'heddle 0.1.0',
    seed: 1,
    verdict,
    score: scenarios.reduce((sum, { score }) => sum + score, 0),
    maxScore: scenarios.reduce((sum, { maxScore }) => sum + maxScore, 0),
    diagnostics: [],
    scenarios,
    timing: { totalMs: 1234, schedulesPerSecond: 9000 },
    ...extra,
  };
}

export function acceptedReport(): Report {
  return reportWith([
    accepted('one at a time'),
    accepted('two at once', { ...EXHAUSTIVE, schedules: 1880 }),
    accepted('three at once', BOUNDED),
    accepted('nested', BOUNDED),
  ]);
}

/** Nothing could be run. */
export function rejected(verdict: Verdict, extra: Partial<Report>): Report {
  const none: Search = { mode: 'bounded', schedules: 0, strategies: {}, preemptionBound: null };
  const scenarios = [{ ...accepted('one at a time', none), verdict, score: 0 }];
  return reportWith(scenarios, { verdict, score: 0, ...extra });
}
