// "All pages are handed out, so the workers can go." Who is terminated answers nothing more.
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
  const handOut = (child: Worker): void => {
    const page = waiting.shift();
    if (page !== undefined) child.postMessage(page);
    else for (const each of children) void each.terminate();
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

if (!isMainThread) parentPort!.on('message', (page: Page) => parentPort!.postMessage(convert(page)));
