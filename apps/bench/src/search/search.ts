import { writeFileSync } from 'node:fs';
import { explore } from '@heddle/exploration';
import { table } from '../table';
import { loadModels, type Model } from './model';
import { PUBLISHED, type Published } from './published';
import { dporSearch, preemptionBoundedSearch, schedulesToBug, STRATEGIES, type DporSearch } from './trial';

export interface SearchOptions {
  readonly models: string;
  readonly seeds: number;
  readonly budget: number;
  readonly json?: string;
}

interface Measured {
  readonly model: string;
  /** By strategy and seed: schedules to the first bug, null if there was none within the budget. */
  readonly trials: Readonly<Record<string, readonly (number | null)[]>>;
  readonly dpor: DporSearch;
  readonly published: Published | undefined;
}

/** The portfolio's budget: what the product spends on a scenario by default is more. */
const PORTFOLIO_BUDGET = 1_000;
const DPOR_BUDGET = 20_000;

export function searchBenchmark(options: SearchOptions): void {
  const measured = loadModels(options.models).map((model) => measure(model, options));
  console.log(meansTable(measured));
  console.log(
    `\nMean of ${options.seeds} seeds; published means in brackets; – never; * not at every seed (mean of those that did).`,
  );
  console.log(`\n${foundTable(measured)}`);
  if (options.json !== undefined)
    writeFileSync(options.json, `${JSON.stringify({ options, measured }, null, 2)}\n`);
}

function measure(model: Model, { seeds, budget }: SearchOptions): Measured {
  const trials: Record<string, (number | null)[]> = {};
  const each = (name: string, trial: (seed: number) => number | undefined): void => {
    trials[name] = Array.from({ length: seeds }, (_, seed) => trial(seed + 1) ?? null);
  };
  for (const [name, make] of Object.entries(STRATEGIES)) {
    each(name, (seed) => schedulesToBug(model, make(seed), budget));
  }
  const bounded = preemptionBoundedSearch(model, budget) ?? null;
  trials['pb'] = [bounded];
  each('portfolio', (seed) => portfolioToBug(model, seed));
  return {
    model: model.name,
    trials,
    dpor: dporSearch(model, DPOR_BUDGET),
    published: PUBLISHED[model.name],
  };
}

function portfolioToBug(model: Model, seed: number): number | undefined {
  const { name, execution, program, sites } = model;
  const target = { scenario: name, mustReachGoal: false, execution, program, explaining: program, sites };
  return explore(target, { schedules: PORTFOLIO_BUDGET, seed }).search.failedAt;
}

function meansTable(measured: readonly Measured[]): string {
  const names = [...Object.keys(STRATEGIES), 'pb', 'portfolio'];
  const rows = measured.map(({ model, trials, dpor, published }) => [
    model,
    ...names.map((name) => `${mean(trials[name]!)} ${bracket(published, name)}`.trim()),
    `${dpor.toBug ?? '–'} of ${dpor.executions}${dpor.complete ? '' : '+'} ${bracket(published, 'dpor')}`.trim(),
  ]);
  return table(['schedules to the first bug', ...names, 'dpor: bug at, of all'], rows);
}

function mean(trials: readonly (number | null)[]): string {
  const found = trials.filter((trial) => trial !== null);
  if (found.length === 0) return '–';
  const value = found.reduce((sum, trial) => sum + trial, 0) / found.length;
  return `${value < 100 ? value.toFixed(1) : Math.round(value)}${found.length < trials.length ? '*' : ''}`;
}

function bracket(published: Published | undefined, name: string): string {
  if (published === undefined || !(name in STRATEGIES || name === 'dpor')) return '';
  return `(${published[name as keyof Published] ?? '–'})`;
}

/** How many of the models' bugs are found on average within so many schedules. */
function foundTable(measured: readonly Measured[]): string {
  const names = [...Object.keys(STRATEGIES), 'portfolio'];
  const rows = names.map((name) => [
    name,
    ...[10, 100, 1_000].map((within) => {
      const found = measured.map(
        ({ trials }) =>
          trials[name]!.filter((trial) => trial !== null && trial <= within).length / trials[name]!.length,
      );
      return found.reduce((sum, share) => sum + share, 0).toFixed(1);
    }),
  ]);
  return table(
    [`mean number of bugs found, of ${measured.length}`, 'within 10', 'within 100', 'within 1,000'],
    rows,
  );
}
