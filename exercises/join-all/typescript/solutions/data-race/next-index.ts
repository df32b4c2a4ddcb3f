// "Each thread takes the next index: next++ gives every number once."
// next++ is a read and a write. Two threads can read the same number before either writes.
import { Thread } from 'heddle/threading';

export function runAll<T>(work: (index: number) => T, count: number): T[] {
  const results: T[] = [];
  const threads: Thread[] = [];
  let next = 0;
  for (let i = 0; i < count; i++) {
    const thread = new Thread(() => {
      const index = next++;
      results[index] = work(index);
    });
    threads.push(thread);
    thread.start();
  }
  for (const thread of threads) thread.join();
  return results;
}
