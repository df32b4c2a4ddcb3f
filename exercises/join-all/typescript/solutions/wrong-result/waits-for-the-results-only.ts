// "When all have said that they are through, all threads have ended."
// A thread that says so is still there: here it has yet to release the lock. Only join waits for its end.
import { Event, Lock, Thread } from 'heddle/threading';

export function runAll<T>(work: (index: number) => T, count: number): T[] {
  const results: T[] = [];
  const lock = new Lock();
  const allThrough = new Event();
  let missing = count;
  if (count === 0) allThrough.set();
  for (let i = 0; i < count; i++) {
    const thread = new Thread(() => {
      results[i] = work(i);
      lock.run(() => {
        missing--;
        if (missing === 0) allThrough.set();
      });
    });
    thread.start();
  }
  allThrough.wait();
  return results;
}
