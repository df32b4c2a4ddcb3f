// "When all have said that they are through, all threads have ended."
// A thread that says so is still there: it has yet to come to its end. Only join waits for that.
import { Semaphore, Thread } from 'heddle/threading';

export function runAll<T>(work: (index: number) => T, count: number): T[] {
  const results: T[] = [];
  const through = new Semaphore(0);
  for (let i = 0; i < count; i++) {
    const thread = new Thread(() => {
      results[i] = work(i);
      through.release();
    });
    thread.start();
  }
  for (let i = 0; i < count; i++) through.acquire();
  return results;
}
