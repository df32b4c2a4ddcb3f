import { Lock, Thread } from 'heddle/threading';

export function runAll<T>(work: (index: number) => T, count: number): T[] {
  const lock = new Lock();
  const results = new Map<number, T>();

  function call(index: number): void {
    const result = work(index);
    lock.acquire();
    results.set(index, result);
    lock.release();
  }

  const indices = [...Array(count).keys()];
  const threads = indices.map((index) => new Thread(call, index));
  for (const thread of threads) thread.start();
  for (const thread of threads.reverse()) thread.join();
  return indices.map((index) => results.get(index) as T);
}
