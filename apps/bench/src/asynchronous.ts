import type { GraderPool } from '@heddle/sandbox';
import fc from 'fast-check';
import { search, type SearchedProgram } from './search-job';
import { count, mean, median, ratio, table } from './table';

const TASKS = 5;
const INCREMENTS = 2;
/** A read, an await, the end of what is awaited and a write for each increment, the beginning and the end of each task. */
const STEPS = TASKS * (4 * INCREMENTS + 2);
const ROUNDS = 5;
const SEEDS = 30;

/** Tasks that read a counter, await something outside, and write. `checked`: does it state that no increment is lost? */
const program = (checked: boolean): SearchedProgram => ({
  language: 'typescript',
  scenario: 'async-increments',
  harness: `
import { always, check, io } from 'heddle/harness';

always('async-increments', async () => {
  let counter = 0;
  const increment = async (): Promise<void> => {
    for (let i = 0; i < ${INCREMENTS}; i++) {
      const read = counter;
      await io.operation('elsewhere', () => undefined);
      counter = read + 1;
    }
  };
  await Promise.all(Array.from({ length: ${TASKS} }, () => increment()));
  ${checked ? `check.equal(counter, ${TASKS * INCREMENTS}, 'the counter');` : ''}
});
`,
});

/** The same program, for fast-check's scheduler, which completes what is awaited in an order of its choice. */
async function incrementsUnder(scheduler: fc.Scheduler): Promise<number> {
  let counter = 0;
  const increment = async (): Promise<void> => {
    for (let i = 0; i < INCREMENTS; i++) {
      const read = counter;
      await scheduler.schedule(Promise.resolve());
      counter = read + 1;
    }
  };
  const all = Promise.all(Array.from({ length: TASKS }, () => increment()));
  await scheduler.waitIdle();
  await all;
  return counter;
}

/** An async program beside fast-check's scheduler: schedules a second, and schedules until the lost update shows. */
export async function asynchronous(pool: GraderPool): Promise<string> {
  const heddle: number[] = [];
  const peer: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    heddle.push((await search(pool, program(false), 100_000)).rate);
    peer.push(await fastCheckRate(2_000));
  }
  const heddleFound: number[] = [];
  const peerFound: number[] = [];
  for (let seed = 1; seed <= SEEDS; seed++) {
    heddleFound.push((await search(pool, program(true), 1_000, seed)).failedAt ?? Infinity);
    peerFound.push(await fastCheckFailsAt(1_000, seed));
  }
  const rows: [string, number[], number[]][] = [
    ['Heddle in the sandbox, all analyses', heddle, heddleFound],
    ["fast-check's scheduler", peer, peerFound],
  ];
  return table(
    [
      `async: ${TASKS} tasks of ${INCREMENTS} increments, an await in each (about ${STEPS} steps)`,
      'schedules/s',
      "of fast-check's",
      `schedules to the bug, mean of ${SEEDS} seeds`,
    ],
    rows.map(([name, rates, found]) => [
      name,
      count(median(rates)),
      ratio(rates, peer),
      mean(found).toFixed(1),
    ]),
  );
}

async function fastCheckRate(schedules: number): Promise<number> {
  const started = performance.now();
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), async (scheduler) => {
      await incrementsUnder(scheduler);
    }),
    { numRuns: schedules },
  );
  return (schedules / (performance.now() - started)) * 1000;
}

async function fastCheckFailsAt(schedules: number, seed: number): Promise<number> {
  const { failed, numRuns } = await fc.check(
    fc.asyncProperty(
      fc.scheduler(),
      async (scheduler) => (await incrementsUnder(scheduler)) === TASKS * INCREMENTS,
    ),
    { numRuns: schedules, seed, endOnFailure: true },
  );
  return failed ? numRuns : Infinity;
}
