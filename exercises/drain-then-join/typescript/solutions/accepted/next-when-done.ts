import { once } from 'node:events';
import { Worker, isMainThread, parentPort, threadId } from 'node:worker_threads';

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

async function serve(child: Worker, waiting: Page[], converted: string[]): Promise<void> {
  const ended = once(child, 'exit');
  for (let page = waiting.shift(); page !== undefined; page = waiting.shift()) {
    child.postMessage(page);
    const [result] = await once(child, 'message');
    converted.push(result);
  }
  child.postMessage(null);
  await ended;
}

export async function convertAll(pages: readonly Page[], workers: number): Promise<string[]> {
  const waiting = [...pages];
  const converted: string[] = [];
  const children = Array.from({ length: workers }, () => new Worker(new URL(import.meta.url)));
  await Promise.all(children.map((child) => serve(child, waiting, converted)));
  return converted;
}

if (!isMainThread) {
  parentPort!.on('message', (page: Page | null) => {
    if (page === null) parentPort!.close();
    else parentPort!.postMessage(convert(page));
  });
}
