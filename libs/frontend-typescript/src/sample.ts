/**
 * A module with something of everything that submissions are made of. A first compilation takes ten times as long as a later one, for V8
 * compiles the front-end while it runs: who can, compiles this before somebody waits.
 */
export const SAMPLE = `
import { Condition, Lock, Thread } from 'heddle/threading';
import { Queue } from 'heddle/queue';
interface Item { readonly id: number; label?: string }
class Shelf {
  readonly #lock = new Lock();
  private items: Item[] = [];
  constructor(private readonly size: number) {}
  put(item: Item): boolean {
    return this.#lock.run(() => {
      if (this.items.length >= this.size) return false;
      this.items.push({ ...item, label: \`\${item.id}: \${item.label ?? 'none'}\` });
      return true;
    });
  }
  get count(): number { return this.items.length; }
}
const shelf = new Shelf(3);
const queue = new Queue<number>();
let total = 0;
export function work(times: number, step: (n: number) => void): void {
  const threads: Thread[] = [];
  for (let i = 0; i < times; i++) threads.push(new Thread({ name: 't' + i, target: () => step(i) }));
  for (const thread of threads) thread.start();
  threads.forEach((thread) => thread.join());
  while (!queue.empty()) total += queue.get();
  try { shelf.put({ id: total }); } catch (error) { throw error; } finally { total -= 1; }
}
const condition = new Condition();
export function wait(ready: () => boolean): void {
  condition.acquire();
  while (!ready()) condition.wait();
  condition.release();
}
`;
