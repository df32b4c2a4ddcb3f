// "start and join belong together, one after the other."
// Each thread is waited for before the next one is started: at no moment are there two.
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
    const thread = new Thread(() => {
      for (let j = 0; j < times; j++) step();
    });
    thread.start();
    thread.join();
  }
  return value();
}
