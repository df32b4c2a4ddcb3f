import { Register } from '@heddle/engine';
import type { Kit } from './kit';

/** A variable of which each thread has its own. Nobody else can observe it, so its accesses are no operations. */
export function createThreadLocal(kit: Kit): new (initial?: unknown) => object {
  const { port } = kit.context;
  class ThreadLocal {
    #values = new Map<number, unknown>();
    #initial: unknown;

    constructor(initial?: unknown) {
      this.#initial = initial;
    }

    get(): unknown {
      const task = port.registers[Register.Task]!;
      return this.#values.has(task) ? this.#values.get(task) : this.#initial;
    }

    set(value: unknown): void {
      this.#values.set(port.registers[Register.Task]!, value);
    }
  }
  kit.publish(ThreadLocal);
  return ThreadLocal;
}
