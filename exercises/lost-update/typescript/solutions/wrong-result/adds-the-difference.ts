// "I work out by how much the counter changes, and add that under the lock."
// What was worked out from an old value is not what the change makes of the new one: 1, doubled twice, comes to 3.
import { Lock, Thread } from 'heddle/threading';

let counter = 0;
const lock = new Lock();

export function value(): number {
  return lock.run(() => counter);
}

export function increment(): void {
  update((old) => old + 1);
}

export function update(change: (old: number) => number): void {
  const old = value();
  const difference = change(old) - old;
  lock.run(() => {
    counter += difference;
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
