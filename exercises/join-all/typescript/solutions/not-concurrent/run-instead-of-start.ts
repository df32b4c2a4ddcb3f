// "run() runs the thread."
// It calls the function on the caller's own thread and comes back when it is through. Only start() makes a new one.
import { Thread } from 'heddle/threading';

export function runAll<T>(work: (index: number) => T, count: number): T[] {
  const results: T[] = [];
  for (let i = 0; i < count; i++) {
    const thread = new Thread(() => {
      results[i] = work(i);
    });
    thread.run();
  }
  return results;
}
