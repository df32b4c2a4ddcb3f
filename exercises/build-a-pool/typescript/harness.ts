import { always, check, reachable } from 'heddle/harness';
import { currentThread, Event, sleep, Thread } from 'heddle/threading';

type Student = typeof import('./starter');

always('limit', ({ Pool }: Student) => {
  const inside: number[] = [];
  const ended: number[] = [];
  let tooMany = false;
  const pool = new Pool(1);
  for (const order of [1, 2]) {
    pool.submit(() => {
      inside.push(order);
      if (inside.length > 1) tooMany = true;
      sleep(1);
      inside.pop();
      ended.push(order);
    });
  }
  pool.close();
  pool.join();
  check.equal(ended.length, 2, 'the number of jobs that had ended when join() returned');
  check(!tooMany, 'a pool of 1 ran 2 jobs at once');
});

reachable('limit-reached', ({ Pool }: Student, reach) => {
  const inside: number[] = [];
  const pool = new Pool(2);
  for (const order of [1, 2]) {
    pool.submit(() => {
      inside.push(order);
      if (inside.length === 2) reach();
      sleep(1);
      inside.pop();
    });
  }
  pool.close();
  pool.join();
});

/** The third one begins when the first two were under way together, and one of them still is: impossible in batches of two. */
function twoAndAThird(reach: () => void): { jobs: (() => void)[]; tooMany: () => boolean } {
  const inside: number[] = [];
  let met = false;
  let tooMany = false;
  const work = () => {
    inside.push(1);
    if (inside.length === 2) met = true;
    if (inside.length > 2) tooMany = true;
    sleep(1);
    inside.pop();
  };
  const look = () => {
    if (inside.length === 2) tooMany = true;
    if (met && inside.length === 1) reach();
  };
  return { jobs: [work, work, look], tooMany: () => tooMany };
}

reachable('free-worker-goes-on', ({ Pool }: Student, reach) => {
  const { jobs, tooMany } = twoAndAThird(reach);
  const pool = new Pool(2);
  for (const job of jobs) pool.submit(job);
  pool.close();
  pool.join();
  check(!tooMany(), 'a pool of 2 ran 3 jobs at once');
});

always('failing-job', ({ Pool }: Student) => {
  const problem = new Error('out of paper');
  const pool = new Pool(1);
  const failing = pool.submit(() => {
    throw problem;
  });
  const next = pool.submit(() => 'printed');
  check.equal(next.get(), 'printed', 'the result of the job after the failing one');
  check(exceptionOf(() => failing.get()) === problem, 'get() did not throw what the job threw');
  pool.close();
  pool.join();
});

always('run-all', ({ runAll }: Student) => {
  const jobs = ['a', 'b'].map((letter) => () => {
    sleep(1);
    return letter;
  });
  check.equal(runAll(2, jobs).join(' '), 'a b', 'what runAll returned');
});

always('nested', ({ Pool }: Student) => {
  const pool = new Pool(1);
  const inner: { get(): string }[] = [];
  const outer = pool.submit(() => {
    inner.push(pool.submit(() => 'inner'));
  });
  check.equal(outer.get(), undefined, 'the result of the outer job');
  check.equal(inner[0]?.get(), 'inner', 'the result of the inner job');
  check.equal(inner[0]?.get(), 'inner', 'the same result, asked for again');
  pool.close();
  pool.join();
});

/** submit() returns at once: the only worker is busy with the job that calls it. */
always('submits-three', ({ Pool }: Student) => {
  const pool = new Pool(1);
  const ran: number[] = [];
  const outer = pool.submit(() => {
    for (const order of [1, 2, 3]) pool.submit(() => ran.push(order));
  });
  outer.get();
  pool.close();
  pool.join();
  check.equal(ran.length, 3, 'the number of inner jobs that had run when join() returned');
});

/** After the first job there are still two workers: the other two jobs need one another. */
always('still-two', ({ Pool }: Student) => {
  const pool = new Pool(2);
  const first = new Event();
  const second = new Event();
  pool.submit(() => 'printed');
  pool.submit(() => {
    first.set();
    second.wait();
  });
  pool.submit(() => {
    second.set();
    first.wait();
  });
  pool.close();
  pool.join();
});

always('closed', ({ Pool }: Student) => {
  const pool = new Pool(1);
  const other = new Pool(1);
  check.throws(() => pool.join(), 'join() on a pool that is not closed');
  const early = pool.submit(() => 'early');
  pool.close();
  check.throws(() => pool.submit(() => 'late'), 'submit() on a closed pool');
  pool.join();
  check.equal(early.get(), 'early', 'the result of a job that was submitted before close()');
  const open = other.submit(() => 'open');
  check.equal(open.get(), 'open', 'the result of a job on another pool, which is not closed');
  other.close();
  other.join();
});

always('submit-or-close', ({ Pool }: Student) => {
  const pool = new Pool(1);
  let accepted: { get(): string } | undefined;
  const client = new Thread({
    name: 'client',
    target: () => {
      try {
        accepted = pool.submit(() => 'done');
      } catch {
        // Refused: it came too late.
      }
    },
  });
  client.start();
  pool.close();
  client.join();
  if (accepted !== undefined) check.equal(accepted.get(), 'done', 'the result of the accepted job');
  pool.join();
});

always('two-clients', ({ Pool }: Student) => {
  const pool = new Pool(1);
  const results: string[] = [];
  const clients = ['a', 'b'].map(
    (letter) =>
      new Thread({ name: `client ${letter}`, target: () => results.push(pool.submit(() => letter).get()) }),
  );
  for (const client of clients) client.start();
  for (const client of clients) client.join();
  pool.close();
  pool.join();
  check.equal(results.sort().join(' '), 'a b', 'what the two clients got');
});

always('nothing-left', ({ Pool }: Student) => {
  const threads: Thread[] = [];
  const pool = new Pool(2);
  for (let i = 0; i < 2; i++) {
    pool.submit(() => {
      threads.push(currentThread());
    });
  }
  pool.close();
  pool.join();
  check.equal(threads.length, 2, 'the number of jobs that had run when join() returned');
  check(
    !threads.includes(currentThread()),
    "a job ran on the thread that submitted it, not on one of the pool's",
  );
  const alive = threads.filter((thread) => thread.isAlive());
  check.equal(alive.length, 0, 'the number of threads alive when join() returned');
});

always('run-all-with-failures', ({ runAll }: Student) => {
  const problem = new Error('out of paper');
  const ran: string[] = [];
  const jobs = [
    () => {
      sleep(1);
      throw problem;
    },
    () => {
      ran.push('the second job');
      throw new Error('out of ink');
    },
  ];
  const thrown = exceptionOf(() => runAll(2, jobs));
  check(thrown === problem, 'runAll did not throw the exception of the first failing job in the list');
  check.equal(ran.length, 1, 'the number of times that the second job had run when runAll threw');
});

always('run-all-limit', ({ runAll }: Student) => {
  const inside: number[] = [];
  let tooMany = false;
  const job = () => {
    inside.push(1);
    if (inside.length > 1) tooMany = true;
    sleep(1);
    inside.pop();
  };
  runAll(1, [job, job]);
  check(!tooMany, 'runAll(1, jobs) ran 2 jobs at once');
});

reachable('run-all-goes-on', ({ runAll }: Student, reach) => {
  const { jobs, tooMany } = twoAndAThird(reach);
  runAll(2, jobs);
  check(!tooMany(), 'runAll(2, jobs) ran 3 jobs at once');
});

always('two-get-one', ({ Pool }: Student) => {
  const pool = new Pool(1);
  const result = pool.submit(() => 'printed');
  const got: string[] = [];
  const clients = ['a', 'b'].map(
    (letter) => new Thread({ name: `client ${letter}`, target: () => got.push(result.get()) }),
  );
  for (const client of clients) client.start();
  for (const client of clients) client.join();
  pool.close();
  pool.join();
  check.equal(got.join(' '), 'printed printed', 'what two threads got from the same result');
});

always('close-or-join', ({ Pool }: Student) => {
  const pool = new Pool(1);
  const closer = new Thread({ name: 'closer', target: () => pool.close() });
  closer.start();
  try {
    pool.join();
  } catch {
    // Refused: it came too early.
  }
  closer.join();
  pool.join();
});

always('two-join', ({ Pool }: Student) => {
  const pool = new Pool(1);
  const ended: string[] = [];
  const seen: number[] = [];
  pool.submit(() => ended.push('the job'));
  pool.close();
  const clients = ['a', 'b'].map(
    (letter) =>
      new Thread({
        name: `client ${letter}`,
        target: () => {
          pool.join();
          seen.push(ended.length);
        },
      }),
  );
  for (const client of clients) client.start();
  for (const client of clients) client.join();
  check.equal(seen.join(' '), '1 1', 'the number of jobs that had ended when each of two join() returned');
});

/** submit() may come in the middle of close() and join(): then it is refused, or join() waits for the job. */
always('submit-or-join', ({ Pool }: Student) => {
  const pool = new Pool(1);
  const ended: string[] = [];
  let accepted = false;
  const client = new Thread({
    name: 'client',
    target: () => {
      try {
        pool.submit(() => ended.push('the job'));
        accepted = true;
      } catch {
        // Refused: it came too late.
      }
    },
  });
  client.start();
  pool.close();
  pool.join();
  const inTime = ended.length === 1;
  client.join();
  check(inTime || !accepted, 'submit() accepted a job that had not ended when join() returned');
});

function exceptionOf(action: () => unknown): unknown {
  try {
    action();
  } catch (error) {
    return error;
  }
  return undefined;
}
