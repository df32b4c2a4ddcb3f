// "Each function has its lock, so all of them are safe."
// increment holds one lock and update another; the two of them hold no lock in common.
import { Lock, Thread } from 'heddle/threading';

let counter = 0;
const incrementLock = new Lock();
const updateLock = new Lock();

export function value(): number {
  return updateLock.run(() => incrementLock.run(() => counter));
}

export function increment(): void {
  incrementLock.run(() => {
    counter += 1;
  });
}

export function update(change: (old: number) => number): void {
  updateLock.run(() => {
    counter = change(counter);
  });
}

export function countTogether(threads: number, times: number, step: () => void): number {
  const started: Thread[] = [];
  for (let i = 0; i < threads; i++) {
    const thread = new Thread(() => {
      for (let j = 0; j < times; j++) step();
    });
    thread.start();
    started.push(thread);
  }
  for (const thread of started) thread.join();
  return value();
}
