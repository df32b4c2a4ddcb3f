import type { GraderPool } from '@heddle/sandbox';
import { search, type SearchedProgram } from './search-job';
import { count, median, table } from './table';

const ROUNDS = 5;
const TASKS = 3;
const INCREMENTS = 3;
/** A lock taken, a read, a write, the lock released; a start, an end and a join of each thread. */
const STEPS = TASKS * (4 * INCREMENTS + 3);

const PROGRAM: SearchedProgram = {
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
        for _ in range(${INCREMENTS}):
            with lock:
                counter += 1

    threads = [Thread(target=increment) for _ in range(${TASKS})]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
`,
};

/** How fast Python's schedules are in the sandbox. */
export async function pythonSchedules(pool: GraderPool): Promise<string> {
  const rates: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    await pool.warm();
    rates.push((await search(pool, PROGRAM, 10_000)).rate);
  }
  return table(
    [`python: ${TASKS} threads of ${INCREMENTS} locked increments (about ${STEPS} steps)`, 'schedules/s'],
    [['Heddle in the sandbox, all analyses', count(median(rates))]],
  );
}
