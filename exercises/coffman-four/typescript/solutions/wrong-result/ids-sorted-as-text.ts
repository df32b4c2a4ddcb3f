// "I sort the tools by their ids."
// Without a comparison, sort() puts numbers in the order of their texts: 10 comes before 9.
import { sleep } from 'heddle/threading';

export interface Tool {
  readonly id: number;
  acquire(timeout?: number): boolean;
  release(): void;
}

export function allAtOnce(first: Tool, second: Tool, work: () => void): void {
  for (;;) {
    if (first.acquire(0)) {
      if (second.acquire(0)) break;
      first.release();
    }
    sleep(0.1);
  }
  work();
  second.release();
  first.release();
}

export function givingBack(first: Tool, second: Tool, work: () => void): void {
  first.acquire();
  while (!second.acquire(1)) {
    first.release();
    sleep(0.1);
    first.acquire();
  }
  work();
  second.release();
  first.release();
}

export function inOrder(first: Tool, second: Tool, work: () => void): void {
  const [least] = [first.id, second.id].sort();
  const [smaller, greater] = first.id === least ? [first, second] : [second, first];
  smaller.acquire();
  greater.acquire();
  work();
  greater.release();
  smaller.release();
}

export function sharing(_first: Tool, _second: Tool, work: () => void): void {
  work();
}
