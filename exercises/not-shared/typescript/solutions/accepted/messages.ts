import { Worker, isMainThread, parentPort, threadId, workerData } from 'node:worker_threads';

/** What a shop takes in a day. Blocks its thread until the shop closes. Given: leave it as it is. */
export function sell(till: Int32Array): number {
  Atomics.store(till, 0, threadId);
  Atomics.notify(till, 0);
  Atomics.wait(till, 1, -1);
  return Atomics.load(till, 1);
}

function takingsOf(till: Int32Array): Promise<number> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: till });
    worker.on('message', resolve);
    worker.on('error', reject);
  });
}

export async function total(tills: readonly Int32Array[]): Promise<number> {
  const amounts = await Promise.all(tills.map(takingsOf));
  return amounts.reduce((sum, amount) => sum + amount, 0);
}

if (!isMainThread) parentPort!.postMessage(sell(workerData));
