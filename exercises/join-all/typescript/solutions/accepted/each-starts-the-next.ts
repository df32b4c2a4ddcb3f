import { Thread } from 'heddle/threading';

export function runAll<T>(work: (index: number) => T, count: number): T[] {
  const results = new Array<T>(count);

  /** Starts the call of this index and of all that come after it; ends when they have ended. */
  function callFrom(index: number): void {
    if (index === count) return;
    const next = new Thread(callFrom, index + 1);
    next.start();
    results[index] = work(index);
    next.join();
  }

  const first = new Thread(callFrom, 0);
  first.start();
  first.join();
  return results;
}
