// "All results are there, so it is over." The workers listen for more.
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

export async function convertAll(pages: readonly Page[], workers: number): Promise<string[]> {
  const waiting = [...pages];
  const converted: string[] = [];
  const serve = async (child: Worker): Promise<void> => {
    for (let page = waiting.shift(); page !== undefined; page = waiting.shift()) {
      child.postMessage(page);
      const [result] = await once(child, 'message');
      converted.push(result);
    }
  };
  const children = Array.from({ length: workers }, () => new Worker(new URL(import.meta.url)));
  await Promise.all(children.map(serve));
  return converted;
}

if (!isMainThread) parentPort!.on('message', (page: Page) => parentPort!.postMessage(convert(page)));
