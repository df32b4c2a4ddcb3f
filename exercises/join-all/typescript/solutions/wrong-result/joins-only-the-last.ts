// "The last thread was started last, so it ends last."
// The order in which threads are started says nothing about the order in which they end.
import { Thread } from 'heddle/threading';

export function runAll<T>(work: (index: number) => T, count: number): T[] {
  const results: T[] = [];
  let thread: Thread | undefined;
  for (let i = 0; i < count; i++) {
    thread = new Thread(() => {
      results[i] = work(i);
    });
    thread.start();
  }
  thread?.join();
  return results;
}
