// "First wait, then start: joining only says that I want to wait for it."
// join waits at once, and for a thread that was never started there is nothing to wait for: it throws.
import { Thread } from 'heddle/threading';

export function runAll<T>(work: (index: number) => T, count: number): T[] {
  const results: T[] = [];
  const threads: Thread[] = [];
  for (let i = 0; i < count; i++) {
    threads.push(
      new Thread(() => {
        results[i] = work(i);
      }),
    );
  }
  for (const thread of threads) {
    thread.join();
    thread.start();
  }
  return results;
}
