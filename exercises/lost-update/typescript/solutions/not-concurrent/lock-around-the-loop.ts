// "The more the lock covers, the safer."
// It covers the whole loop: one thread does all its steps, then the next one. Threads that can never take turns are useless.
import { Lock, Thread } from 'heddle/threading';

let counter = 0;
const lock = new Lock();

const turn = new Lock();

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
  const started: Thread[] = [];
  for (let i = 0; i < threads; i++) {
    const thread = new Thread(() => {
      turn.run(() => {
        for (let j = 0; j < times; j++) step();
      });
    });
    thread.start();
    started.push(thread);
  }
  for (const thread of started) thread.join();
  return value();
}
