import { always, check, io, reachable } from 'heddle/harness';

type Student = typeof import('./starter');

always('all-have-ended', async ({ runAll }: Student) => {
  const begun: number[] = [];
  const ended: number[] = [];
  const results = await runAll((index) => {
    begun.push(index);
    return io.operation(`sensor ${index}`, () => {
      ended.push(index);
      return index * 10;
    });
  }, 3);
  check.equal(
    begun.toSorted((a, b) => a - b),
    [0, 1, 2],
    'what work was called with',
  );
  check.equal(ended.length, 3, 'the number of calls that had ended when runAll had');
  check.equal(results, [0, 10, 20], 'the results');
});

reachable('all-at-once', async ({ runAll }: Student, reach) => {
  let under = 0;
  await runAll((index) => {
    under += 1;
    if (under === 3) reach();
    return io.operation(`sensor ${index}`, () => {
      under -= 1;
      return index;
    });
  }, 3);
});

always('none', async ({ runAll }: Student) => {
  const results = await runAll(() => {
    check(false, 'work was called though there was nothing to do');
    return Promise.resolve(0);
  }, 0);
  check.equal(results, [], 'the results');
});

/** Calls of which those with these indices fail; answers how many had ended, and with which reason runAll was rejected. */
async function failing(
  { runAll }: Student,
  indices: number[],
  reasons: unknown[] = [0, 1, 2].map((index) => new Error(`sensor ${index} is broken`)),
): Promise<{ ended: number; reason: unknown }> {
  let ended = 0;
  let reason: unknown = 'none: it was fulfilled';
  try {
    await runAll(
      (index) =>
        io.operation(`sensor ${index}`, () => {
          ended += 1;
          if (indices.includes(index)) throw reasons[index];
          return index;
        }),
      3,
    );
  } catch (error) {
    reason = reasons.indexOf(error);
  }
  return { ended, reason };
}

always('one-fails', async (student: Student) => {
  const { ended, reason } = await failing(student, [1]);
  check.equal(reason, 1, 'the index of the call with whose reason runAll was rejected');
  check.equal(ended, 3, 'the number of calls that had ended when runAll had');
  const silent = await failing(student, [1], ['no reason', undefined, 'no reason']);
  check.equal(silent.reason, 1, 'the index of the call with whose reason, undefined, runAll was rejected');
});

always('two-fail', async (student: Student) => {
  const { ended, reason } = await failing(student, [0, 2]);
  check.equal(reason, 0, 'the index of the call with whose reason runAll was rejected');
  check.equal(ended, 3, 'the number of calls that had ended when runAll had');
});
