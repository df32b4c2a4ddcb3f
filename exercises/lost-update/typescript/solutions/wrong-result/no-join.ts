// "The threads were started first, so they are through when I read the counter."
// To start a thread is not to wait for it: value() may be called before any of them took a step.
import { Lock, Thread } from 'heddle/threading';

let counter = 0;
const lock = new Lock();

export function value(): number {
  return lock.run(() => counter);
}

export function increment(): void {
  lock.run(() => {
    counter += 1;
  });
}

export function update(change: (old: number) => number): void {
  lock.run(() => {
    counter = change(counter);
  });
}

export function countTogether(threads: number, times: number, step: () => void): number {
  for (let i = 0; i < threads; i++) {
    new Thread(() => {
      for (let j = 0; j < times; j++) step();
    }).start();
  }
  return value();
}
