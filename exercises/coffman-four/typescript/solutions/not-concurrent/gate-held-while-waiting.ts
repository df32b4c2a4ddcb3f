// "A gate lock around both acquisitions: then they are taken as one."
// Whoever waits behind the gate for his tools keeps everybody else outside, also those who need other tools.
import { Lock, sleep } from 'heddle/threading';

export interface Tool {
  readonly id: number;
  acquire(timeout?: number): boolean;
  release(): void;
}

const gate = new Lock();

export function allAtOnce(first: Tool, second: Tool, work: () => void): void {
  gate.run(() => {
    first.acquire();
    second.acquire();
  });
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
  const [smaller, greater] = first.id < second.id ? [first, second] : [second, first];
  smaller.acquire();
  greater.acquire();
  work();
  greater.release();
  smaller.release();
}

export function sharing(_first: Tool, _second: Tool, work: () => void): void {
  work();
}
