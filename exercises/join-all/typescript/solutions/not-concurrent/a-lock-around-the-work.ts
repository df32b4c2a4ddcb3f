// "Threads share data, so what they do belongs under a lock."
// work needs none, and under the lock only one call can be under way at a time.
import { Lock, Thread } from 'heddle/threading';

export function runAll<T>(work: (index: number) => T, count: number): T[] {
  const lock = new Lock();
  const results: T[] = [];
  const threads: Thread[] = [];
  for (let i = 0; i < count; i++) {
    const thread = new Thread(() => {
      lock.run(() => {
        results[i] = work(i);
      });
    });
    threads.push(thread);
    thread.start();
  }
  for (const thread of threads) thread.join();
  return results;
}
