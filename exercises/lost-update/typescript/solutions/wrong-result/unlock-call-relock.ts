// "Each access is locked, so the whole is safe; and a foreign function is better not called under a lock."
// Between the two locked halves another thread changes the counter, and its change is overwritten. No data race, all the
// same a lost update: what must be atomic is the whole of read, change and write.
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
  const old = value();
  const next = change(old);
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
