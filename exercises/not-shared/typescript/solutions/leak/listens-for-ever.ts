// "The worker has answered, so it is done." It listens for the next till.
import { once } from 'node:events';
import { Worker, isMainThread, parentPort, threadId } from 'node:worker_threads';

/** What a shop takes in a day. Blocks its thread until the shop closes. Given: leave it as it is. */
export function sell(till: Int32Array): number {
  Atomics.store(till, 0, threadId);
  Atomics.notify(till, 0);
  Atomics.wait(till, 1, -1);
  return Atomics.load(till, 1);
}

async function takingsOf(till: Int32Array): Promise<number> {
  const worker = new Worker(new URL(import.meta.url));
  worker.postMessage(till);
  const [amount] = await once(worker, 'message');
  return amount;
}

export async function total(tills: readonly Int32Array[]): Promise<number> {
  const amounts = await Promise.all(tills.map(takingsOf));
  return amounts.reduce((sum, amount) => sum + amount, 0);
}

if (!isMainThread) parentPort!.on('message', (till) => parentPort!.postMessage(sell(till)));
