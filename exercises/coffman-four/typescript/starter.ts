export interface Tool {
  readonly id: number;
  acquire(timeout?: number): boolean;
  release(): void;
}

/** Without hold and wait. */
export function allAtOnce(first: Tool, second: Tool, work: () => void): void {
  first.acquire();
  second.acquire();
  work();
  second.release();
  first.release();
}

/** With preemption. */
export function givingBack(first: Tool, second: Tool, work: () => void): void {
  first.acquire();
  second.acquire();
  work();
  second.release();
  first.release();
}

/** Without a circle. */
export function inOrder(first: Tool, second: Tool, work: () => void): void {
  first.acquire();
  second.acquire();
  work();
  second.release();
  first.release();
}

/** Without mutual exclusion. */
export function sharing(first: Tool, second: Tool, work: () => void): void {
  first.acquire();
  second.acquire();
  work();
  second.release();
  first.release();
}
