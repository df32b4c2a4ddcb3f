// "join(5) waits for the thread, and five seconds are plenty."
// It waits five seconds at most, then it returns all the same, and nobody looks whether the thread has ended.
import { Thread } from 'heddle/threading';

export function runAll<T>(work: (index: number) => T, count: number): T[] {
  const results: T[] = [];
  const threads: Thread[] = [];
  for (let i = 0; i < count; i++) {
    const thread = new Thread(() => {
      results[i] = work(i);
    });
    threads.push(thread);
    thread.start();
  }
  for (const thread of threads) thread.join(5);
  return results;
}
