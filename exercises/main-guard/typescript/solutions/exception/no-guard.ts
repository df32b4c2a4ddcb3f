// "The total is right now, so it is done." Each worker runs the file from the top, too, and starts workers.
import { Worker, parentPort, workerData } from 'node:worker_threads';

let total = 0;
let running = 2;

function start(name: string, boxes: readonly number[]): void {
  const worker = new Worker(new URL(import.meta.url), { workerData: { name, boxes } });
  worker.on('message', (sum: number) => {
    total += sum;
    running -= 1;
    if (running === 0) console.log(`total: ${total}`);
  });
}

start('Ann', [3, 4]);
start('Bob', [5, 1]);
if (workerData !== null) {
  let sum = 0;
  for (const number of workerData.boxes) {
    console.log(`${workerData.name}: ${number}`);
    sum += number;
  }
  parentPort!.postMessage(sum);
}
