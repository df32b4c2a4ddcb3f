import { Semaphore, Thread } from 'heddle/threading';

let counter = 0;
/** One permit: whoever has it may touch the counter. */
const permit = new Semaphore(1);

function alone<T>(action: () => T): T {
  permit.acquire();
  try {
    return action();
  } finally {
    permit.release();
  }
}

export function value(): number {
  return alone(() => counter);
}

export function increment(): void {
  alone(() => counter++);
}

export function update(change: (old: number) => number): void {
  alone(() => (counter = change(counter)));
}

export function countTogether(threads: number, times: number, step: () => void): number {
  const all = [...Array(threads).keys()].map(
    (i) =>
      new Thread({
        name: `turnstile ${i}`,
        target: () => {
          let left = times;
          while (left-- > 0) step();
        },
      }),
  );
  for (const thread of all) thread.start();
  for (const thread of all) thread.join();
  return value();
}
