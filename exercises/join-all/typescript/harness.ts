import { always, check, reachable } from 'heddle/harness';
import { currentThread, sleep, Thread } from 'heddle/threading';

type Student = typeof import('./starter');

always(
  'waits-for-all',
  ({ runAll }: Student, n) => {
    const ended: number[] = [];
    runAll((index) => {
      sleep(1);
      ended.push(index);
    }, n);
    check.equal(ended.length, n, `the number of calls that had ended when runAll(work, ${n}) returned`);
    check.equal(
      ended.sort().join(' '),
      '0 1 2'.slice(0, 2 * n - 1),
      'the list of indices that work was called with',
    );
  },
  { sizes: [1, 2, 3] },
);

reachable('four-at-once', ({ runAll }: Student, reach) => {
  const inside: number[] = [];
  runAll((index) => {
    inside.push(index);
    if (inside.length === 4) reach();
    sleep(1);
    inside.pop();
  }, 4);
});

always('results', ({ runAll }: Student) => {
  const letters = runAll((index) => {
    sleep(1);
    return 'abc'.charAt(index);
  }, 3);
  check.equal(letters.length, 3, 'the length of the result of runAll(work, 3)');
  check.equal(letters.join(' '), 'a b c', 'what runAll returned');
  check.equal(runAll((index) => index, 0).length, 0, 'the length of the result of runAll(work, 0)');
});

always('threads-of-their-own', ({ runAll }: Student) => {
  const threads: Thread[] = [];
  runAll(() => {
    threads.push(currentThread());
  }, 2);
  check(!threads.includes(currentThread()), 'work was called on the thread that called runAll');
  check(threads[0] !== threads[1], 'two calls of work shared a thread');
});

always('none-alive', ({ runAll }: Student) => {
  const threads: Thread[] = [];
  runAll(() => {
    threads.push(currentThread());
  }, 2);
  const alive = threads.filter((thread) => thread.isAlive());
  check.equal(alive.length, 0, 'the number of threads alive when runAll returned');
});
