import { writeFileSync } from 'node:fs';
import { explore } from '@heddle/exploration';
import { table } from '../table';
import { isExpressible, runsToBug } from './fast-check/trial';
import { loadModel, modelsIn, type Model } from './model';
import { ModelError } from './model-error';
import { PUBLISHED, type Published } from './published';
import { mean, numberOf } from './mean';
import { remark } from './remarks';
import { ifDeterministic, requireBug, screen } from './screen';
import { dporSearch, preemptionBoundedSearch, schedulesToBug, STRATEGIES, type DporSearch } from './trial';

export interface SearchOptions {
  readonly models: string;
  readonly seeds: number;
  readonly budget: number;
  readonly json?: string;
}

/** By strategy and seed: schedules to the first bug, null if there was none within the budget. */
type Trials = Readonly<Record<string, readonly (number | null)[]>>;

interface Measured {
  readonly model: string;
  readonly trials: Trials;
  /** Runs of fast-check's scheduler, by seed; undefined for models that it cannot express. */
  readonly fastCheck: readonly (number | null)[] | undefined;
  readonly dpor: DporSearch;
  readonly published: Published | undefined;
}

/** The portfolio's budget: what the product spends on a scenario by default is more. */
const PORTFOLIO_BUDGET = 1_000;
const DPOR_BUDGET = 20_000;
/** Only to see whether there is a bug at all. */
const PYTHON_DPOR_BUDGET = 500;
const DPOR_OPERATIONS = 10_000_000;
/** fast-check takes about 100 µs for a run of these. */
const FAST_CHECK_BUDGET = 1_000;

/** @returns whether every model could be measured; what could not is told of on the error output */
export async function searchBenchmark(options: SearchOptions): Promise<boolean> {
  const measured: Measured[] = [];
  const inPython: Record<string, Trials> = {};
  const refused: string[] = [];
  for (const path of modelsIn(options.models)) {
    try {
      const model = await loadModel(path);
      await ifDeterministic(model, async () => {
        screen(model);
        if (path.endsWith('.py')) inPython[model.name] = measurePython(model, options);
        else measured.push(await measure(model, options));
      });
    } catch (error) {
      if (!(error instanceof ModelError)) throw error;
      refused.push(error.message);
      console.error(`Left out: ${error.message}`);
    }
  }
  if (measured.length > 0) report(measured, options);
  if (Object.keys(inPython).length > 0) console.log(`\n${languagesTable(measured, inPython)}`);
  if (options.json !== undefined)
    writeFileSync(options.json, `${JSON.stringify({ options, measured, inPython, refused }, null, 2)}\n`);
  return refused.length === 0;
}

function report(measured: readonly Measured[], options: SearchOptions): void {
  console.log(meansTable(measured));
  console.log(
    `\nMean of ${options.seeds} seeds; published means in brackets; – never; * not at every seed (mean of those that did); + stopped at ${DPOR_BUDGET} schedules or ${DPOR_OPERATIONS} operations.`,
  );
  if (measured.some(({ published }) => published !== undefined)) console.log(`\n${worseTable(measured)}`);
  console.log(`\n${foundTable(measured)}`);
  console.log(`\n${fastCheckTable(measured)}`);
  console.log(
    '\nIts tasks all start together; ours are started one after the other by the main task, as published.',
  );
}

/** Only what finds all bugs soon: a run in Python costs several in TypeScript. */
function measurePython(model: Model, { seeds, budget }: SearchOptions): Trials {
  const numbers = Array.from({ length: seeds }, (_, seed) => seed + 1);
  requireBug(model, dporSearch(model, Math.min(PYTHON_DPOR_BUDGET, budget), DPOR_OPERATIONS));
  return {
    surw: numbers.map((seed) => schedulesToBug(model, STRATEGIES['surw']!(seed), budget) ?? null),
    portfolio: numbers.map((seed) => portfolioToBug(model, seed) ?? null),
  };
}

async function measure(model: Model, { seeds, budget }: SearchOptions): Promise<Measured> {
  const dpor = dporSearch(model, Math.min(DPOR_BUDGET, 2 * budget), DPOR_OPERATIONS);
  requireBug(model, dpor);
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
    fastCheck: isExpressible(model.name) ? await fastCheckTrials(model.name, seeds) : undefined,
    dpor,
    published: PUBLISHED[model.name],
  };
}

async function fastCheckTrials(model: string, seeds: number): Promise<(number | null)[]> {
  const trials: (number | null)[] = [];
  for (let seed = 1; seed <= seeds; seed++)
    trials.push((await runsToBug(model, seed, FAST_CHECK_BUDGET)) ?? null);
  return trials;
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

/** Where a mean is above the published one, and why. */
function worseTable(measured: readonly Measured[]): string {
  const rows = measured.flatMap(({ model, trials, dpor, published }) => {
    if (published === undefined) return [];
    const ours: Readonly<Record<string, number | undefined>> = {
      ...Object.fromEntries(Object.keys(STRATEGIES).map((name) => [name, numberOf(trials[name]!)])),
      dpor: dpor.executions,
    };
    return (Object.keys(published) as (keyof Published)[])
      .filter((name) => (ours[name] ?? Infinity) > published[name]!)
      .map((name) => [
        `${model}: ${name}`,
        ours[name] === undefined ? '–' : ours[name].toFixed(1),
        String(published[name]),
        remark(model, name),
      ]);
  });
  return table(['worse than published', 'here', 'published', 'why'], rows, [0, 3]);
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

function fastCheckTable(measured: readonly Measured[]): string {
  const rows = measured.flatMap(({ model, trials, fastCheck }) =>
    fastCheck === undefined
      ? [
          [
            model,
            model in PUBLISHED ? 'cannot be expressed' : 'not written for it',
            mean(trials['surw']!),
            mean(trials['portfolio']!),
          ],
        ]
      : [[model, mean(fastCheck), mean(trials['surw']!), mean(trials['portfolio']!)]],
  );
  return table(
    [`runs to the first bug, of at most ${FAST_CHECK_BUDGET}`, "fast-check's scheduler", 'surw', 'portfolio'],
    rows,
  );
}

/** The same models in both languages: how many times as many schedules Python needs. */
function languagesTable(measured: readonly Measured[], inPython: Readonly<Record<string, Trials>>): string {
  const names = ['surw', 'portfolio'];
  const rows = Object.entries(inPython).map(([model, python]) => {
    const typescript = measured.find((each) => each.model === model)?.trials;
    return [
      model,
      ...names.flatMap((name) => {
        const [there, here] = [numberOf(typescript?.[name] ?? []), numberOf(python[name]!)];
        const ratio = there === undefined || here === undefined ? '–' : `${(here / there).toFixed(2)} ×`;
        return [typescript === undefined ? '–' : mean(typescript[name]!), mean(python[name]!), ratio];
      }),
    ];
  });
  const heads = names.flatMap((name) => [`${name}: TypeScript`, 'Python', 'ratio']);
  return table(['schedules to the first bug', ...heads], rows);
}
