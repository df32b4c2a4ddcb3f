// "A page at a time, then no result can be missed."
import { once } from 'node:events';
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

export async function convertAll(pages: readonly Page[]): Promise<string[]> {
  const converted: string[] = [];
  for (const page of pages) {
    const child = new Worker(new URL(import.meta.url), { workerData: page });
    const [result] = await once(child, 'message');
    converted.push(result);
  }
  return converted;
}

if (!isMainThread) parentPort!.postMessage(convert(workerData));
