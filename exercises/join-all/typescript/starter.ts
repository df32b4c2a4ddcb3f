import { Thread } from 'heddle/threading';

export function runAll<T>(work: (index: number) => T, count: number): T[] {
  const results: T[] = [];
  results[0] = work(0);
  for (let i = 1; i < count; i++) {
    const thread = new Thread(() => {
      results[i] = work(i);
    });
    thread.start();
  }
  return results;
}
