// "Each thread remembers the i of its round."
// var makes one i for the whole loop: the threads read it while the loop goes on counting.
import { Thread } from 'heddle/threading';

export function runAll<T>(work: (index: number) => T, count: number): T[] {
  const results: T[] = [];
  const threads: Thread[] = [];
  for (var i = 0; i < count; i++) {
    const thread = new Thread(() => {
      const index = i;
      results[index] = work(index);
    });
    threads.push(thread);
    thread.start();
  }
  for (const thread of threads) thread.join();
  return results;
}
