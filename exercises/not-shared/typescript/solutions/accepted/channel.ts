import { MessageChannel, Worker, isMainThread, threadId, workerData } from 'node:worker_threads';

/** What a shop takes in a day. Blocks its thread until the shop closes. Given: leave it as it is. */
export function sell(till: Int32Array): number {
  Atomics.store(till, 0, threadId);
  Atomics.notify(till, 0);
  Atomics.wait(till, 1, -1);
  return Atomics.load(till, 1);
}

export function total(tills: readonly Int32Array[]): Promise<number> {
  if (tills.length === 0) return Promise.resolve(0);
  return new Promise((resolve) => {
    let sum = 0;
    let open = tills.length;
    for (const till of tills) {
      const { port1, port2 } = new MessageChannel();
      port1.on('message', (amount: number) => {
        sum += amount;
        open -= 1;
        port1.close();
        if (open === 0) resolve(sum);
      });
      new Worker(new URL(import.meta.url), { workerData: { till, port: port2 }, transferList: [port2] });
    }
  });
}

if (!isMainThread) workerData.port.postMessage(sell(workerData.till));
