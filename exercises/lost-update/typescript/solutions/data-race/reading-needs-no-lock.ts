// "Reading changes nothing, so value() needs no lock."
// Nothing orders this read with another thread's write: what it sees is left to chance.
import { Lock, Thread } from 'heddle/threading';

let counter = 0;
const lock = new Lock();

export function value(): number {
  return counter;
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
      for (let j = 0; j < times; j++) step();
    });
    thread.start();
    started.push(thread);
  }
  for (const thread of started) thread.join();
  return value();
}
