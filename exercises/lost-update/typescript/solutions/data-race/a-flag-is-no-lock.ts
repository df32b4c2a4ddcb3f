// "I wait until the flag is down and raise it: that is a lock."
// Both threads can see the flag down before either raises it. The flag is itself shared data without protection.
import { sleep, Thread } from 'heddle/threading';

let counter = 0;
let busy = false;

function enter(): void {
  while (busy) sleep(0.001);
  busy = true;
}

function leave(): void {
  busy = false;
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
    thread.start();
    started.push(thread);
  }
  for (const thread of started) thread.join();
  return value();
}
