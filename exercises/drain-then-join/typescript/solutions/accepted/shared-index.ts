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

export function convertAll(pages: readonly Page[], workers: number): Promise<string[]> {
  const next = new Int32Array(new SharedArrayBuffer(4));
  const converted: string[] = [];
  let running = workers;
  return new Promise((resolve, reject) => {
    for (let child = 0; child < workers; child++) {
      const worker = new Worker(new URL(import.meta.url), { workerData: { pages, next } });
      worker.on('message', (result) => converted.push(result));
      worker.on('error', reject);
      worker.on('exit', () => {
        running -= 1;
        if (running === 0) resolve(converted);
      });
    }
  });
}

if (!isMainThread) {
  const { pages, next } = workerData as { pages: readonly Page[]; next: Int32Array };
  for (let at = Atomics.add(next, 0, 1); at < pages.length; at = Atomics.add(next, 0, 1)) {
    parentPort!.postMessage(convert(pages[at]!));
  }
}
