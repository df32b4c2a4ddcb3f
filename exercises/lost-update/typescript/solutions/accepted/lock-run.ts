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
  lock.run(() => {
    counter = change(counter);
  });
}

export function countTogether(threads: number, times: number, step: () => void): number {
  const started = Array.from({ length: threads }, () => new Thread(repeat, step, times));
  started.forEach((thread) => thread.start());
  started.forEach((thread) => thread.join());
  return value();
}

function repeat(step: () => void, times: number): void {
  for (let i = 0; i < times; i++) step();
}
