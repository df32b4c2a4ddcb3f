import { once } from 'node:events';
import { Worker, isMainThread, parentPort, receiveMessageOnPort, threadId } from 'node:worker_threads';

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
  const converted: string[] = [];
  const children = Array.from({ length: workers }, () => {
    const child = new Worker(new URL(import.meta.url));
    child.on('message', (result) => converted.push(result));
    return child;
  });
  const ends = children.map((child) => once(child, 'exit'));
  for (const [index, page] of pages.entries()) children[index % workers]!.postMessage(page);
  await Promise.all(ends);
  return converted;
}

if (!isMainThread) {
  for (;;) {
    const next = receiveMessageOnPort(parentPort!);
    if (next === undefined) break;
    parentPort!.postMessage(convert(next.message));
  }
}
