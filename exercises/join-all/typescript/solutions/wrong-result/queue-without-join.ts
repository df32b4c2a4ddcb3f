// "When I have all the results, all threads have ended."
// A thread that has delivered its result is still there for a moment. Only join waits for its end.
import { Queue } from 'heddle/queue';
import { Thread } from 'heddle/threading';

export function runAll<T>(work: (index: number) => T, count: number): T[] {
  const queue = new Queue<[number, T]>();
  for (let i = 0; i < count; i++) {
    new Thread(() => {
      queue.put([i, work(i)]);
    }).start();
  }
  const results = new Array<T>(count);
  for (let i = 0; i < count; i++) {
    const [index, value] = queue.get();
    results[index] = value;
  }
  return results;
}
