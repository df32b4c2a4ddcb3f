// "A global will do: each worker adds its part."
import { Worker, isMainThread, workerData } from 'node:worker_threads';

let counted = 0;

if (isMainThread) {
  let running = 2;
  for (const [name, boxes] of [['Ann', [3, 4]] as const, ['Bob', [5, 1]] as const]) {
    new Worker(new URL(import.meta.url), { workerData: { name, boxes } }).on('exit', () => {
      running -= 1;
      if (running === 0) console.log(`total: ${counted}`);
    });
  }
} else {
  for (const number of workerData.boxes) {
    console.log(`${workerData.name}: ${number}`);
    counted += number;
  }
}
