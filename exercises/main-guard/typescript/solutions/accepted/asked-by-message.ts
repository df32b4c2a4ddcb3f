import { once } from 'node:events';
import { Worker, isMainThread, parentPort } from 'node:worker_threads';

async function answer(name: string, boxes: readonly number[]): Promise<number> {
  const worker = new Worker(new URL(import.meta.url), { name });
  worker.postMessage({ name, boxes });
  const [sum] = await once(worker, 'message');
  await worker.terminate();
  return sum;
}

if (isMainThread) {
  const answers = [answer('Ann', [3, 4]), answer('Bob', [5, 1])];
  void Promise.all(answers).then((counts) => {
    console.log(`total: ${counts.reduce((sum, each) => sum + each, 0)}`);
  });
} else {
  parentPort!.on('message', ({ name, boxes }) => {
    let sum = 0;
    for (const number of boxes) {
      console.log(`${name}: ${number}`);
      sum += number;
    }
    parentPort!.postMessage(sum);
  });
}
