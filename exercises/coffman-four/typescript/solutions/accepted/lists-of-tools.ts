import { sleep } from 'heddle/threading';

export interface Tool {
  readonly id: number;
  acquire(timeout?: number): boolean;
  release(): void;
}

/** All or nothing; waits for nothing. */
function tryAll(tools: Tool[]): boolean {
  const got = tools.filter((tool) => tool.acquire(0));
  if (got.length === tools.length) return true;
  for (const tool of got) tool.release();
  return false;
}

export function allAtOnce(first: Tool, second: Tool, work: () => void): void {
  const tools = [first, second];
  let pause = 0.1;
  while (!tryAll(tools)) {
    sleep(pause);
    pause *= 2;
  }
  work();
  for (const tool of tools) tool.release();
}

export function givingBack(first: Tool, second: Tool, work: () => void): void {
  for (;;) {
    first.acquire();
    const both = second.acquire(0);
    if (both) {
      work();
      second.release();
    }
    first.release();
    if (both) return;
    sleep(0.1);
  }
}

export function inOrder(first: Tool, second: Tool, work: () => void): void {
  const ascending = [first, second].sort((a, b) => a.id - b.id);
  for (const tool of ascending) tool.acquire();
  work();
  for (const tool of ascending) tool.release();
}

export function sharing(_first: Tool, _second: Tool, work: () => void): void {
  work();
}
