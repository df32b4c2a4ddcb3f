// "I give the worker what it shall do." A function cannot be copied to another thread.
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';

function count(name: string, boxes: readonly number[]): number {
  let sum = 0;
  for (const number of boxes) {
    console.log(`${name}: ${number}`);
    sum += number;
  }
  return sum;
}

function start(name: string, boxes: readonly number[]): Promise<number> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: { work: () => count(name, boxes) } });
    worker.on('message', resolve);
  });
}

if (isMainThread) {
  void Promise.all([start('Ann', [3, 4]), start('Bob', [5, 1])]).then(([ann, bob]) =>
    console.log(`total: ${ann + bob}`),
  );
} else parentPort!.postMessage(workerData.work());
