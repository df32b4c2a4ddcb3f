// "Start one, wait for it, start the next."
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';

function count(name: string, boxes: readonly number[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: { name, boxes } });
    worker.on('message', resolve);
    worker.on('error', reject);
  });
}

async function main(): Promise<void> {
  let total = await count('Ann', [3, 4]);
  total += await count('Bob', [5, 1]);
  console.log(`total: ${total}`);
}

if (isMainThread) void main();
else {
  let sum = 0;
  for (const number of workerData.boxes) {
    console.log(`${workerData.name}: ${number}`);
    sum += number;
  }
  parentPort!.postMessage(sum);
}
