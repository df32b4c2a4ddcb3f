import { Worker, isMainThread, workerData } from 'node:worker_threads';

const PEOPLE: readonly (readonly [name: string, boxes: readonly number[]])[] = [
  ['Ann', [3, 4]],
  ['Bob', [5, 1]],
];

if (isMainThread) {
  const shared = new SharedArrayBuffer(4);
  const counted = new Int32Array(shared);
  let running = PEOPLE.length;
  for (const [name, boxes] of PEOPLE) {
    const worker = new Worker(__filename, { workerData: { name, boxes, shared } });
    worker.on('exit', () => {
      running -= 1;
      if (running === 0) console.log(`total: ${counted[0]}`);
    });
  }
} else {
  const { name, boxes, shared } = workerData;
  const counted = new Int32Array(shared);
  for (const number of boxes) {
    console.log(`${name}: ${number}`);
    Atomics.add(counted, 0, number);
  }
}
