// "The guard belongs around the workers." The line below it is run by each of them, too.
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';

function count(name: string, boxes: readonly number[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: { name, boxes } });
    worker.on('message', resolve);
    worker.on('error', reject);
  });
}

const counts: Promise<number>[] = [];
if (isMainThread) counts.push(count('Ann', [3, 4]), count('Bob', [5, 1]));
else {
  let sum = 0;
  for (const number of workerData.boxes) {
    console.log(`${workerData.name}: ${number}`);
    sum += number;
  }
  parentPort!.postMessage(sum);
}
void Promise.all(counts).then((all) => console.log(`total: ${all.reduce((sum, each) => sum + each, 0)}`));
