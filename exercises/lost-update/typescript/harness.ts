import { always, check, reachable } from 'heddle/harness';
import { currentThread, sleep, Thread } from 'heddle/threading';

type Student = typeof import('./starter');

function together(...threads: Thread[]): void {
  for (const thread of threads) thread.start();
  for (const thread of threads) thread.join();
}

/** A thread that is called what it does. */
function thread(name: string, target: () => void): Thread {
  return new Thread({ name, target });
}

always('two-increments', (student: Student) => {
  together(thread('increment()', student.increment), thread('increment()', student.increment));
  check.equal(student.value(), 2, 'the counter');
});

always('two-updates', (student: Student) => {
  const calls: number[] = [];
  const double = (old: number) => {
    calls.push(old);
    return old * 2;
  };
  student.increment();
  together(
    thread('update(double)', () => student.update(double)),
    thread('update(double)', () => student.update(double)),
  );
  check.equal(student.value(), 4, 'the counter');
  check.equal(calls.length, 2, 'the number of calls of change');
});

always('count-together', (student: Student) => {
  let steps = 0;
  const total = student.countTogether(2, 2, () => student.increment());
  check.equal(total, 4, 'what countTogether returned');
  check.equal(student.value(), 4, 'the counter');
  student.countTogether(1, 3, () => {
    steps += 1;
  });
  check.equal(steps, 3, 'the number of steps of countTogether(1, 3, step)');
});

reachable('threads-alternate', (student: Student, reach) => {
  const order: Thread[] = [];
  student.countTogether(2, 2, () => {
    student.increment();
    order.push(currentThread());
    sleep(1);
  });
  check.equal(order.length, 4, 'the number of steps when countTogether returned');
  if (order[0] !== order[1] && order[0] === order[2]) reach();
});

/** Nobody touches the counter afterwards: a lock that was not released is found by itself. */
always('failing-update', (student: Student) => {
  together(thread('update(fail)', () => failToUpdate(student)));
});

always('after-a-failure', (student: Student) => {
  student.increment();
  together(
    thread('update(fail)', () => failToUpdate(student)),
    thread('increment()', student.increment),
  );
  check.equal(student.value(), 2, 'the counter');
});

function failToUpdate(student: Student): void {
  const problem = new Error('the turnstile is jammed');
  let caught: unknown;
  try {
    student.update(() => {
      throw problem;
    });
  } catch (error) {
    caught = error;
  }
  check(caught === problem, 'update did not pass on the exception that change threw');
}

always('read-while-counting', (student: Student) => {
  let read = -1;
  together(
    thread('increment()', student.increment),
    thread('value()', () => {
      read = student.value();
    }),
  );
  check(read === 0 || read === 1, `value() returned ${read} while one thread incremented once`);
});

always('increment-and-update', (student: Student) => {
  student.update((old) => old + 10);
  together(
    thread('increment()', student.increment),
    thread('update(double)', () => student.update((old) => old * 2)),
  );
  const total = student.value();
  check(
    total === 21 || total === 22,
    `10, doubled by one thread and incremented by another, came to ${total}`,
  );
});
