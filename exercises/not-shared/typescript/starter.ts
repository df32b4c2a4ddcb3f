import { once } from 'node:events';
import { Worker, isMainThread, threadId, workerData } from 'node:worker_threads';

/** What a shop takes in a day. Blocks its thread until the shop closes. Given: leave it as it is. */
export function sell(till: Int32Array): number {
  Atomics.store(till, 0, threadId);
  Atomics.notify(till, 0);
  Atomics.wait(till, 1, -1);
  return Atomics.load(till, 1);
}

let takings = 0;

export async function total(tills: readonly Int32Array[]): Promise<number> {
  takings = 0;
  const workers = tills.map((till) => new Worker(new URL(import.meta.url), { workerData: till }));
  await Promise.all(workers.map((worker) => once(worker, 'exit')));
  return takings;
}

if (!isMainThread) takings += sell(workerData);
