// See submission.ts.
import { always, check, reachable } from 'heddle/harness';
import { currentThread, sleep, Thread } from 'heddle/threading';

type Student = typeof import('./submission');

function together(...targets: (() => void)[]): void {
  const threads = targets.map((target) => new Thread({ name: 'worker', target }));
  for (const thread of threads) thread.start();
  for (const thread of threads) thread.join();
}

always('race', (student: Student) => {
  together(student.increment, student.increment);
  check.equal(student.value(), 2, 'the counter');
});

always('locked', (student: Student) => {
  together(
    () => student.add(1),
    () => student.add(2),
  );
  check.equal(student.value(), 3, 'the counter');
});

always('condition', (student: Student) => {
  together(student.awaitReady, student.announce);
});

always('deadlock', (student: Student) => {
  const [one, other] = [new student.Account(5), new student.Account(5)];
  together(
    () => one.transfer(other, 1),
    () => other.transfer(one, 1),
  );
});

always('pipeline', (student: Student) => {
  check(student.pipeline([1, 2]).join() === '2,4', 'the values came out of order');
});

reachable('alternate', (student: Student, reach) => {
  const order: Thread[] = [];
  const step = () => {
    student.add(1);
    order.push(currentThread());
    sleep(1);
  };
  together(
    () => [step(), step()],
    () => [step(), step()],
  );
  if (order[0] === order[2] && order[0] !== order[1]) reach();
});
