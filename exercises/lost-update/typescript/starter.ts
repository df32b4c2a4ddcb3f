import { Thread } from 'heddle/threading';

let counter = 0;

export function value(): number {
  return counter;
}

export function increment(): void {
  counter += 1;
}

export function update(change: (old: number) => number): void {
  counter = change(counter);
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
