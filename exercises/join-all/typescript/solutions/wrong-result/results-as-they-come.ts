// "The threads are started in order, so their results come in order."
// push puts a result at the end, whoever comes first: the order is that of the finish, not of the start.
import { Thread } from 'heddle/threading';

export function runAll<T>(work: (index: number) => T, count: number): T[] {
  const results: T[] = [];
  const threads: Thread[] = [];
  for (let i = 0; i < count; i++) {
    const thread = new Thread(() => {
      results.push(work(i));
    });
    threads.push(thread);
    thread.start();
  }
  for (const thread of threads) thread.join();
  return results;
}
