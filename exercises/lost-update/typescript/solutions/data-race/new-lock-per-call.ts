// "There is a lock around it, so it is protected."
// Every call makes a lock of its own, which nobody else can hold: two threads never wait for each other.
import { Lock, Thread } from 'heddle/threading';

let counter = 0;

export function value(): number {
  const lock = new Lock();
  return lock.run(() => counter);
}

export function increment(): void {
  const lock = new Lock();
  lock.run(() => {
    counter += 1;
  });
}

export function update(change: (old: number) => number): void {
  const lock = new Lock();
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
