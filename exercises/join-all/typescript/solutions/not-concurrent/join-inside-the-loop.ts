// "Every start needs its join, so I write them one under the other."
// The loop waits for each thread before it starts the next: there is never more than one.
import { Thread } from 'heddle/threading';

export function runAll<T>(work: (index: number) => T, count: number): T[] {
  const results: T[] = [];
  for (let i = 0; i < count; i++) {
    const thread = new Thread(() => {
      results[i] = work(i);
    });
    thread.start();
    thread.join();
  }
  return results;
}
