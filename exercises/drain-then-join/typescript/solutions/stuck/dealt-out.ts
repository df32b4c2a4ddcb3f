// "Half of the pages for each." One may have to wait behind a slow page while the other worker has nothing to do.
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
  const parts = Array.from({ length: workers }, (_, child) =>
    pages.filter((_, index) => index % workers === child),
  );
  const results = parts.map(
    (part) =>
      new Promise<string[]>((resolve, reject) => {
        const child = new Worker(new URL(import.meta.url), { workerData: part });
        child.on('message', resolve);
        child.on('error', reject);
      }),
  );
  return (await Promise.all(results)).flat();
}

if (!isMainThread) parentPort!.postMessage((workerData as Page[]).map(convert));
