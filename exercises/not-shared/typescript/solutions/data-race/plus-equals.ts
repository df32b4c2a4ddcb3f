// "Shared memory is made for this." += is a read and a write; the other worker fits between.
import { once } from 'node:events';
import { Worker, isMainThread, threadId, workerData } from 'node:worker_threads';

/** What a shop takes in a day. Blocks its thread until the shop closes. Given: leave it as it is. */
export function sell(till: Int32Array): number {
  Atomics.store(till, 0, threadId);
  Atomics.notify(till, 0);
  Atomics.wait(till, 1, -1);
  return Atomics.load(till, 1);
}

export async function total(tills: readonly Int32Array[]): Promise<number> {
  const takings = new Int32Array(new SharedArrayBuffer(4));
  const workers = tills.map(
    (till) => new Worker(new URL(import.meta.url), { workerData: { till, takings } }),
  );
  await Promise.all(workers.map((worker) => once(worker, 'exit')));
  return takings[0]!;
}

if (!isMainThread) {
  const amount = sell(workerData.till);
  workerData.takings[0] += amount;
}
