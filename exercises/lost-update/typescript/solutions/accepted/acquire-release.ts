import { Lock, Thread } from 'heddle/threading';

let counter = 0;
const lock = new Lock();

export function value(): number {
  lock.acquire();
  const now = counter;
  lock.release();
  return now;
}

export function increment(): void {
  lock.acquire();
  counter += 1;
  lock.release();
}

export function update(change: (old: number) => number): void {
  lock.acquire();
  try {
    counter = change(counter);
  } finally {
    lock.release();
  }
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
