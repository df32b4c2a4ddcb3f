import type { GraderPool } from '@heddle/sandbox';
import { search, searchJob, type SearchedProgram } from './search-job';
import { count, median, table } from './table';

const ROUNDS = 5;

/** The program of TypeScript's table, with as many increments as make about as many steps. */
const INCREMENTS: SearchedProgram = {
  language: 'python',
  scenario: 'increments',
  harness: `
from threading import Thread

from heddle import always


@always("increments")
def increments(student):
    counter = 0

    def increment():
        nonlocal counter
        for _ in range(8):
            counter += 1

    first = Thread(target=increment)
    second = Thread(target=increment)
    first.start()
    second.start()
    first.join()
    second.join()
`,
};

const LOCKED_INCREMENTS: SearchedProgram = {
  language: 'python',
  scenario: 'locked-increments',
  harness: `
from threading import Lock, Thread

from heddle import always


@always("locked-increments")
def locked_increments(student):
    counter = 0
    lock = Lock()

    def increment():
        nonlocal counter
        for _ in range(4):
            with lock:
                counter += 1

    threads = [Thread(target=increment) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
`,
};

/** How fast Python's schedules are in the sandbox. */
export async function pythonSchedules(pool: GraderPool): Promise<string> {
  const rows: string[][] = [];
  for (const [name, program] of [
    ['two threads of 8 increments', INCREMENTS],
    ['three threads of 4 locked increments', LOCKED_INCREMENTS],
  ] as const) {
    const rates: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      await pool.warm();
      rates.push((await search(pool, program, 10_000)).rate);
    }
    rows.push([name, count(await steps(pool, program)), count(median(rates))]);
  }
  return table(['python: in the sandbox, all analyses', 'steps', 'schedules/s'], rows);
}

/** Of one schedule, every access to memory among them. */
async function steps(pool: GraderPool, program: SearchedProgram): Promise<number> {
  const job = searchJob(program, 1);
  const result = await pool.run({ ...job, task: { kind: 'run', scenario: program.scenario } });
  if (result.kind !== 'replayed')
    throw new Error(`${program.scenario} was not run: ${JSON.stringify(result)}`);
  return result.run.steps;
}
