// "Then I post the pages first and listen later: now they are there." The worker still looks whenever it likes.
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
  const children = Array.from({ length: workers }, () => new Worker(new URL(import.meta.url)));
  for (const [index, page] of pages.entries()) children[index % workers]!.postMessage(page);
  for (const child of children) child.on('message', (result) => converted.push(result));
  await Promise.all(children.map((child) => once(child, 'exit')));
  return converted;
}

if (!isMainThread) {
  let next = receiveMessageOnPort(parentPort!);
  while (next !== undefined) {
    parentPort!.postMessage(convert(next.message));
    next = receiveMessageOnPort(parentPort!);
  }
}
