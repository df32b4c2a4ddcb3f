// "Only the write changes something, so only the write needs the lock."
// Both threads read the old value before either takes the lock; then both store the same new value.
import { Lock, Thread } from 'heddle/threading';

let counter = 0;
const lock = new Lock();

export function value(): number {
  return lock.run(() => counter);
}

export function increment(): void {
  const next = counter + 1;
  lock.run(() => {
    counter = next;
  });
}

export function update(change: (old: number) => number): void {
  const next = change(counter);
  lock.run(() => {
    counter = next;
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
