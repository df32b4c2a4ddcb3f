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
  for (const thread of threads) thread.join();
  return results;
}
