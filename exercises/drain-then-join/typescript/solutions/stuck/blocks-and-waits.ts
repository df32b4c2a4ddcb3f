// "First everybody has to be done, then I look at the results." They ask for pages, and nobody hears them.
import { Worker, isMainThread, parentPort, threadId, workerData } from 'node:worker_threads';

export interface Page {
  readonly text: string;
  readonly copies: number;
  readonly desk: Int32Array;
}

/** Converts a page. Blocks its thread until the ink is dry. Given: leave it as it is. */
export function convert({ text, copies, desk }: Page): string {
  Atomics.store(desk, 0, threadId);
  Atomics.notify(desk, 0);
  Atomics.wait(desk, 1, 0);
  return text.repeat(copies);
}

export async function convertAll(pages: readonly Page[], workers: number): Promise<string[]> {
  const done = new Int32Array(new SharedArrayBuffer(4));
  const waiting = [...pages];
  const converted: string[] = [];
  for (let each = 0; each < workers; each++) {
    const child = new Worker(new URL(import.meta.url), { workerData: done });
    child.on('message', (result: string) => {
      if (result !== '') converted.push(result);
      child.postMessage(waiting.shift() ?? null);
    });
  }
  for (let seen = 0; seen < workers; seen = Atomics.load(done, 0)) Atomics.wait(done, 0, seen);
  return converted;
}

if (!isMainThread) {
  parentPort!.on('message', (page: Page | null) => {
    if (page !== null) {
      parentPort!.postMessage(convert(page));
      return;
    }
    Atomics.add(workerData, 0, 1);
    Atomics.notify(workerData, 0);
    parentPort!.close();
  });
  parentPort!.postMessage('');
}
