// "I hold the lock already, so I can take it again."
// increment holds the lock and calls update, which waits for the lock, that is for itself. Only an RLock can be taken twice.
import { Lock, Thread } from 'heddle/threading';

let counter = 0;
const lock = new Lock();

export function value(): number {
  return lock.run(() => counter);
}

export function increment(): void {
  lock.run(() => update((old) => old + 1));
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
      for (let j = 0; j < times; j++) step();
    });
    thread.start();
    started.push(thread);
  }
  for (const thread of started) thread.join();
  return value();
}
