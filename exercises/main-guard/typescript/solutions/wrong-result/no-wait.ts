// "They share the number now, so I can print it." They have not begun yet.
import { Worker, isMainThread, workerData } from 'node:worker_threads';

if (isMainThread) {
  const shared = new SharedArrayBuffer(4);
  const start = (name: string, boxes: readonly number[]): Worker =>
    new Worker(new URL(import.meta.url), { workerData: { name, boxes, shared } });
  start('Ann', [3, 4]);
  start('Bob', [5, 1]);
  console.log(`total: ${Atomics.load(new Int32Array(shared), 0)}`);
} else {
  const counted = new Int32Array(workerData.shared);
  for (const number of workerData.boxes) {
    console.log(`${workerData.name}: ${number}`);
    Atomics.add(counted, 0, number);
  }
}
