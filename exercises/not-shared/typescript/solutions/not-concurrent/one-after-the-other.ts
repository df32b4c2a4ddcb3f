// "Wait for each worker before the next one, then nothing can go wrong."
import { once } from 'node:events';
import { Worker, isMainThread, parentPort, threadId, workerData } from 'node:worker_threads';

/** What a shop takes in a day. Blocks its thread until the shop closes. Given: leave it as it is. */
export function sell(till: Int32Array): number {
  Atomics.store(till, 0, threadId);
  Atomics.notify(till, 0);
  Atomics.wait(till, 1, -1);
  return Atomics.load(till, 1);
}

export async function total(tills: readonly Int32Array[]): Promise<number> {
  let sum = 0;
  for (const till of tills) {
    const worker = new Worker(new URL(import.meta.url), { workerData: till });
    const [amount] = await once(worker, 'message');
    sum += amount;
  }
  return sum;
}

if (!isMainThread) parentPort!.postMessage(sell(workerData));
