import { Queue } from 'heddle/queue';
import { Thread } from 'heddle/threading';

export function runAll<T>(work: (index: number) => T, count: number): T[] {
  const done = new Queue<[number, T]>();
  const threads = new Set<Thread>();
  for (let i = 0; i < count; i++) {
    threads.add(
      new Thread({ name: `work ${i}`, target: (index: number) => done.put([index, work(index)]), args: [i] }),
    );
  }
  for (const thread of threads) thread.start();

  const results = new Array<T>(count);
  for (let i = 0; i < count; i++) {
    const [index, result] = done.get();
    results[index] = result;
  }
  for (const thread of threads) thread.join();
  return results;
}
