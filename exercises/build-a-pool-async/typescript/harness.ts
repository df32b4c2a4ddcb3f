import { always, check, io, reachable } from 'heddle/harness';

type Student = typeof import('./starter');

/** Jobs that take as long as they like, and who of them is under way. */
class Jobs {
  readonly begun: string[] = [];
  readonly ended: string[] = [];
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get under(): number {
    return this.begun.length - this.ended.length;
  }

  make<T>(name: string, end: () => T, begin: () => void = () => {}): () => Promise<T> {
    return () => {
      check(!this.begun.includes(name), `job ${name} was called twice`);
      this.begun.push(name);
      check(this.under <= this.#limit, `${this.under} jobs were under way in a pool of size ${this.#limit}`);
      begin();
      return io.operation(`job ${name}`, () => {
        this.ended.push(name);
        return end();
      });
    };
  }
}

always('never-more', async ({ Pool }: Student) => {
  const jobs = new Jobs(2);
  const pool = new Pool(2);
  const names = ['a', 'b', 'c', 'd'];
  const results = await Promise.all(names.map((name) => pool.submit(jobs.make(name, () => name))));
  check.equal(results, names, 'the results');
  check.equal(jobs.begun, names, 'the jobs in the order in which they began');
});

reachable('size-at-once', async ({ Pool }: Student, reach) => {
  const jobs = new Jobs(3);
  const pool = new Pool(3);
  const look = (): void => {
    if (jobs.under === 3) reach();
  };
  await Promise.all(['a', 'b', 'c'].map((name) => pool.submit(jobs.make(name, () => name, look))));
});

reachable('next-one-begins', async ({ Pool }: Student, reach) => {
  const jobs = new Jobs(2);
  const pool = new Pool(2);
  const results = [pool.submit(jobs.make('slow', () => 0)), pool.submit(jobs.make('quick', () => 1))];
  const look = (): void => {
    if (!jobs.ended.includes('slow')) reach();
  };
  results.push(pool.submit(jobs.make('next', () => 2, look)));
  check.equal(await Promise.all(results), [0, 1, 2], 'the results');
});

always('results', async ({ runAll }: Student) => {
  const jobs = new Jobs(2);
  const list = [0, 1, 2].map((each) => jobs.make(`${each}`, () => each * 10));
  check.equal(await runAll(2, list), [0, 10, 20], 'the results');
  check.equal(await runAll(2, []), [], 'the results of no jobs');
});

/** The third one begins beside one of the first two: impossible one after the other, and impossible in batches of two. */
reachable('run-all-at-once', async ({ runAll }: Student, reach) => {
  const jobs = new Jobs(2);
  const look = (): void => {
    if (jobs.under === 2) reach();
  };
  await runAll(2, [jobs.make('a', () => 'a'), jobs.make('b', () => 'b'), jobs.make('c', () => 'c', look)]);
});

/** What comes of a promise, as text. */
function outcome(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    (value) => `fulfilled with ${String(value)}`,
    (reason: unknown) => `rejected with ${(reason as Error).message}`,
  );
}

always('a-job-fails', async ({ Pool }: Student) => {
  const jobs = new Jobs(1);
  const pool = new Pool(1);
  const problem = new Error('no such picture');
  const failing = pool.submit(
    jobs.make('bad', () => {
      throw problem;
    }),
  );
  const same = failing.then(
    () => false,
    (reason: unknown) => reason === problem,
  );
  const good = outcome(pool.submit(jobs.make('good', () => 7)));
  check(await same, "submit's promise was not rejected with the reason of the job");
  check.equal(await good, 'fulfilled with 7', 'what came of the next job');
});

always('run-all-fails', async ({ runAll }: Student) => {
  const jobs = new Jobs(2);
  const list = ['a', 'b', 'c'].map((name) =>
    jobs.make(name, () => {
      if (name !== 'b') throw new Error(name);
      return name;
    }),
  );
  check.equal(await outcome(runAll(2, list)), 'rejected with a', 'what came of runAll');
  check.equal(jobs.ended.length, 3, 'the number of jobs that had ended when runAll had');
});

always('idle', async ({ Pool }: Student) => {
  const jobs = new Jobs(2);
  const pool = new Pool(2);
  await pool.idle(); // nothing to wait for yet
  const outcomes = ['a', 'b', 'c'].map((name) =>
    outcome(
      pool.submit(
        jobs.make(name, () => {
          if (name === 'b') throw new Error(name);
          return name;
        }),
      ),
    ),
  );
  await pool.idle();
  check.equal(jobs.ended.length, 3, 'the number of jobs that had ended when the pool was idle');
  check.equal(
    await Promise.all(outcomes),
    ['fulfilled with a', 'rejected with b', 'fulfilled with c'],
    'what came of the jobs',
  );
  await pool.idle();

  // One that is submitted while idle waits is waited for, too.
  const later = new Jobs(2);
  let inner: Promise<string> | undefined;
  const outer = pool.submit(async () => {
    await io.operation('half of job outer', () => {});
    inner = pool.submit(later.make('inner', () => 'inner'));
    await io.operation('the other half of job outer', () => {});
  });
  await pool.idle();
  check.equal(later.ended, ['inner'], 'the jobs submitted by a job that had ended when the pool was idle');
  await outer;
  check.equal(await inner, 'inner', 'what came of the job that was submitted by another one');
});

/** Calls it after so many microtasks. */
function soon(turns: number, action: () => void): void {
  if (turns === 0) action();
  else queueMicrotask(() => soon(turns - 1, action));
}

always('jobs-submit-jobs', async ({ Pool }: Student) => {
  const jobs = new Jobs(1);
  const pool = new Pool(1);
  let inner: Promise<string> | undefined;
  const outer = pool.submit(
    jobs.make(
      'outer',
      () => 'outer',
      () => {
        inner = pool.submit(jobs.make('inner', () => 'inner'));
      },
    ),
  );
  check.equal(await outer, 'outer', 'what came of the job that submitted another one');
  check.equal(await inner, 'inner', 'what came of the job that was submitted by another one');

  // What a job submits when it ends does not overtake those that wait, not even in the moment in which it has ended.
  for (let turns = 0; turns < 6; turns++) {
    const few = new Jobs(1);
    const small = new Pool(1);
    let last: Promise<string> | undefined;
    const first = small.submit(
      few.make('first', () => {
        soon(turns, () => {
          last = small.submit(few.make('last', () => 'last'));
        });
        return 'first';
      }),
    );
    const second = small.submit(few.make('second', () => 'second'));
    check.equal([await first, await second, await last], ['first', 'second', 'last'], 'the results');
    check.equal(few.begun, ['first', 'second', 'last'], 'the jobs in the order in which they began');
  }
});

always('throws-at-once', async ({ Pool }: Student) => {
  const pool = new Pool(1);
  const bad = outcome(
    pool.submit((): Promise<number> => {
      throw new Error('at once');
    }),
  );
  const good = outcome(pool.submit(() => io.operation('job', () => 1)));
  check.equal(
    await Promise.all([bad, good]),
    ['rejected with at once', 'fulfilled with 1'],
    'what came of the jobs',
  );
});
