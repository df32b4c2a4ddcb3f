import { Lock, Thread } from 'heddle/threading';

const lock = new Lock();

export function sum(numbers: readonly number[]): number {
  let total = 0;
  const add = (part: readonly number[]) => {
    for (const number of part) lock.run(() => (total += number));
  };
  const half = numbers.length / 2;
  const first = new Thread({ name: 'first', target: () => add(numbers.slice(0, half)) });
  const second = new Thread({ name: 'second', target: () => add(numbers.slice(half)) });
  first.start();
  second.start();
  second.join();
  return lock.run(() => total);
}
