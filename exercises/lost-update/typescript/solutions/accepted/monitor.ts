import { Condition, Thread } from 'heddle/threading';

let counter = 0;
let busy = false;
/** `busy` says who may touch the counter; the condition's lock guards `busy`, and is never held for long. */
const free = new Condition();

function enter(): void {
  free.acquire();
  while (busy) free.wait();
  busy = true;
  free.release();
}

function leave(): void {
  free.acquire();
  busy = false;
  free.notify();
  free.release();
}

export function value(): number {
  enter();
  const now = counter;
  leave();
  return now;
}

export function increment(): void {
  update((old) => old + 1);
}

export function update(change: (old: number) => number): void {
  enter();
  try {
    counter = change(counter);
  } finally {
    leave();
  }
}

export function countTogether(threads: number, times: number, step: () => void): number {
  const started: Thread[] = [];
  for (let i = 0; i < threads; i++) {
    const thread = new Thread(() => {
      for (let j = 0; j < times; j++) step();
    });
    started.push(thread);
    thread.start();
  }
  while (started.length > 0) started.pop()?.join();
  return value();
}
