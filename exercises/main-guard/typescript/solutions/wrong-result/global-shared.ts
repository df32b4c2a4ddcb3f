// "A SharedArrayBuffer is shared by all threads, so it can be a global." Each thread makes one of its own.
import { Worker, isMainThread, workerData } from 'node:worker_threads';

const counted = new Int32Array(new SharedArrayBuffer(4));

if (isMainThread) {
  let running = 2;
  const start = (name: string, boxes: readonly number[]): void => {
    new Worker(new URL(import.meta.url), { workerData: { name, boxes } }).on('exit', () => {
      running -= 1;
      if (running === 0) console.log(`total: ${counted[0]}`);
    });
  };
  start('Ann', [3, 4]);
  start('Bob', [5, 1]);
} else {
  for (const number of workerData.boxes) {
    console.log(`${workerData.name}: ${number}`);
    Atomics.add(counted, 0, number);
  }
}
