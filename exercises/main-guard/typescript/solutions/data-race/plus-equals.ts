// "It is shared memory: everybody adds to the same number." += reads and writes; the other worker fits between.
import { Worker, isMainThread, workerData } from 'node:worker_threads';

if (isMainThread) {
  const shared = new SharedArrayBuffer(4);
  let running = 2;
  const start = (name: string, boxes: readonly number[]): void => {
    new Worker(new URL(import.meta.url), { workerData: { name, boxes, shared } }).on('exit', () => {
      running -= 1;
      if (running === 0) console.log(`total: ${new Int32Array(shared)[0]}`);
    });
  };
  start('Ann', [3, 4]);
  start('Bob', [5, 1]);
} else {
  const counted = new Int32Array(workerData.shared);
  for (const number of workerData.boxes) {
    console.log(`${workerData.name}: ${number}`);
    counted[0]! += number;
  }
}
