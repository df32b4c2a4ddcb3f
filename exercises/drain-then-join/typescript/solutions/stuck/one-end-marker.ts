// "One end marker ends the work." It ends the one worker that gets it.
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
  const children = Array.from({ length: workers }, () => new Worker(new URL(import.meta.url)));
  const ends = children.map((child) => once(child, 'exit'));
  let isOver = false;
  const handOut = (child: Worker): void => {
    const page = waiting.shift();
    if (page !== undefined) child.postMessage(page);
    else if (!isOver) {
      isOver = true;
      child.postMessage(null);
    }
  };
  for (const child of children) {
    child.on('message', (result) => {
      converted.push(result);
      handOut(child);
    });
    handOut(child);
  }
  await Promise.all(ends);
  return converted;
}

if (!isMainThread) {
  parentPort!.on('message', (page: Page | null) => {
    if (page === null) parentPort!.close();
    else parentPort!.postMessage(convert(page));
  });
}
