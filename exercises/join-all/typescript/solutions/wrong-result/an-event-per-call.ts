// "An event tells me that the call has ended. I need no join."
// The call has ended, its thread has not: after set() it is still there for a moment.
import { Event, Thread } from 'heddle/threading';

export function runAll<T>(work: (index: number) => T, count: number): T[] {
  const results: T[] = [];
  const ended: Event[] = [];
  for (let i = 0; i < count; i++) {
    const event = new Event();
    ended.push(event);
    new Thread(() => {
      results[i] = work(i);
      event.set();
    }).start();
  }
  for (const event of ended) event.wait();
  return results;
}
