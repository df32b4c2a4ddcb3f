import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';

interface Boxes {
  readonly name: string;
  readonly boxes: readonly number[];
}

function count({ name, boxes }: Boxes): number {
  let sum = 0;
  for (const number of boxes) {
    console.log(`${name}: ${number}`);
    sum += number;
  }
  return sum;
}

function countElsewhere(workerData: Boxes): Promise<number> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData });
    worker.on('message', resolve);
    worker.on('error', reject);
  });
}

async function main(): Promise<void> {
  const [ann, bob] = await Promise.all([
    countElsewhere({ name: 'Ann', boxes: [3, 4] }),
    countElsewhere({ name: 'Bob', boxes: [5, 1] }),
  ]);
  console.log(`total: ${ann + bob}`);
}

if (isMainThread) void main();
else parentPort!.postMessage(count(workerData));
