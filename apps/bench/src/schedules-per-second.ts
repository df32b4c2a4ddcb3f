import type { GraderPool } from '@heddle/sandbox';
import fc from 'fast-check';
import { search, type SearchedProgram } from './search-job';
import { count, median, ratio, table } from './table';

const INCREMENTS = 10;
/** Two reads and writes an increment, two starts, two joins: about this many steps in a schedule of two tasks. */
const STEPS = 4 * INCREMENTS + 2;
const ROUNDS = 5;

const PROGRAM: SearchedProgram = {
  language: 'typescript',
  scenario: 'increments',
  harness: `
import { always } from 'heddle/harness';
import { Thread } from 'heddle/threading';

always('increments', () => {
  let counter = 0;
  const increment = (): void => {
    for (let i = 0; i < ${INCREMENTS}; i++) counter += 1;
  };
  const first = new Thread(increment);
  const second = new Thread(increment);
  first.start();
  second.start();
  first.join();
  second.join();
});
`,
};

/** Schedules a second, for what a developer could do by hand, for Heddle in its sandbox, and for fast-check. */
export async function schedulesPerSecond(pool: GraderPool): Promise<string> {
  const bare: number[] = [];
  const reusing: number[] = [];
  const heddle: number[] = [];
  const peer: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    bare.push(bareLoop(200_000, () => increments()()));
    reusing.push(bareLoop(200_000, increments()));
    heddle.push((await search(pool, PROGRAM, 100_000)).rate);
    peer.push(await fastCheckScheduler(2_000));
  }
  const rows: [string, number[]][] = [
    ['bare generator loop, random walk, nothing else: the program made anew for each', bare],
    ['the same, but one counter and one set of functions for all (no search can)', reusing],
    ['Heddle in the sandbox, all analyses', heddle],
    ["fast-check's scheduler, an await between read and write", peer],
  ];
  return table(
    [
      `two tasks of ${INCREMENTS} increments (about ${STEPS} steps)`,
      'schedules/s',
      'of the bare loop',
      "of fast-check's",
    ],
    rows.map(([name, rates]) => [name, count(median(rates)), ratio(rates, bare), ratio(rates, peer)]),
  );
}

type Tasks = Generator<number, void, number>[];

/** The program of all rows: what answers makes two tasks, which share a counter and go through a function of the program's. */
function increments(): () => Tasks {
  let counter = 0;
  function* increment(): Generator<number, void, number> {
    for (let i = 0; i < INCREMENTS; i++) {
      yield 0;
      const read = counter;
      yield 1;
      counter = read + 1;
    }
  }
  function* task(): Generator<number, void, number> {
    yield* increment();
  }
  return () => [task(), task()];
}

/** The least that a search can cost: draw who is next, and let it go on. No main task, trace, analysis, limit or sandbox. */
function bareLoop(schedules: number, start: () => Tasks): number {
  let state = 1;
  const started = performance.now();
  for (let schedule = 0; schedule < schedules; schedule++) {
    const live = start();
    while (live.length > 0) {
      state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
      const at = (state >>> 8) % live.length;
      if (live[at]!.next(0).done === true) live.splice(at, 1);
    }
  }
  return (schedules / (performance.now() - started)) * 1000;
}

async function fastCheckScheduler(schedules: number): Promise<number> {
  const started = performance.now();
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), async (scheduler) => {
      let counter = 0;
      const increment = async (): Promise<void> => {
        for (let i = 0; i < INCREMENTS; i++) {
          const read = counter;
          await scheduler.schedule(Promise.resolve());
          counter = read + 1;
        }
      };
      const tasks = [increment(), increment()];
      await scheduler.waitIdle();
      await Promise.all(tasks);
    }),
    { numRuns: schedules },
  );
  return (schedules / (performance.now() - started)) * 1000;
}
