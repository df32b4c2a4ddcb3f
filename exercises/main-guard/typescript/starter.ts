import { Worker, workerData } from 'node:worker_threads';

const counted = new Int32Array(new SharedArrayBuffer(4));

function count(name: string, boxes: readonly number[]): void {
  for (const number of boxes) {
    console.log(`${name}: ${number}`);
    counted[0]! += number;
  }
}

if (workerData !== null) count(workerData.name, workerData.boxes);

new Worker(new URL(import.meta.url), { workerData: { name: 'Ann', boxes: [3, 4] } });
new Worker(new URL(import.meta.url), { workerData: { name: 'Bob', boxes: [5, 1] } });
console.log(`total: ${counted[0]}`);
