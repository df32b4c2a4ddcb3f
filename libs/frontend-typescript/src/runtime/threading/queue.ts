import { ObjectKind, OperationKind } from '@heddle/trace';
import type { Running } from '../types';
import type { ShimErrors } from './errors';
import { timeoutOf, type Kit } from './kit';
import { CLOSED, NO, REFUSED } from './results';

type QueueClass = new (capacity?: number) => object;

/** How a kind of queue keeps its items; the engine only counts them. */
interface Store {
  add(items: unknown[], item: unknown): void;
  take(items: unknown[]): unknown;
}

const FIFO: Store = { add: (items, item) => void items.push(item), take: (items) => items.shift() };
const LIFO: Store = { add: (items, item) => void items.push(item), take: (items) => items.pop() };
/** Smallest first; of equals, the first to come. */
const PRIORITY: Store = {
  add: (items, item) => {
    let at = items.length;
    while (at > 0 && isLess(item, items[at - 1])) at--;
    items.splice(at, 0, item);
  },
  take: (items) => items.shift(),
};

/** Arrays are compared element by element, as Python compares tuples: `[priority, job]`. */
function isLess(a: unknown, b: unknown): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return (a as number) < (b as number);
  for (let index = 0; index < Math.min(a.length, b.length); index++) {
    if (isLess(a[index], b[index])) return true;
    if (isLess(b[index], a[index])) return false;
  }
  return a.length < b.length;
}

export function createQueues(
  kit: Kit,
  { Empty, Full, ShutDown, RuntimeError }: ShimErrors,
): { Queue: QueueClass; LifoQueue: QueueClass; PriorityQueue: QueueClass } {
  const queueClass = (name: string, store: Store): QueueClass => {
    const made = {
      [name]: class {
        #items: unknown[] = [];
        #capacity: number;
        #id: number;

        constructor(capacity: unknown = 0) {
          if (typeof capacity !== 'number') throw new TypeError("a queue's capacity is a number");
          this.#capacity = Math.trunc(capacity);
          this.#id = kit.create(ObjectKind.Queue, this.#capacity, this);
        }

        *#put(item: unknown, timeout: number, site: number): Running<void> {
          const result = yield kit.operation(OperationKind.QueuePut, this.#id, 0, timeout, site);
          if (result === CLOSED) throw new ShutDown('the queue is shut down');
          if (result === NO) throw new Full('the queue is full');
          // Nothing can come between the operation and this.
          store.add(this.#items, item);
        }

        *#get(timeout: number, site: number): Running {
          const result = yield kit.operation(OperationKind.QueueGet, this.#id, 0, timeout, site);
          if (result === CLOSED) throw new ShutDown('the queue is shut down');
          if (result === NO) throw new Empty('the queue is empty');
          return store.take(this.#items);
        }

        *put(item: unknown, block?: unknown, timeout?: unknown): Running<void> {
          const site = kit.site();
          yield* this.#put(item, timeoutOf(block, timeout, 'block'), site);
        }

        *putNowait(item: unknown): Running<void> {
          yield* this.#put(item, 0, kit.site());
        }

        *get(block?: unknown, timeout?: unknown): Running {
          const site = kit.site();
          return yield* this.#get(timeoutOf(block, timeout, 'block'), site);
        }

        *getNowait(): Running {
          return yield* this.#get(0, kit.site());
        }

        *qsize(): Running<number> {
          return yield kit.operation(OperationKind.Inspect, this.#id, 0, -1, kit.site());
        }

        *empty(): Running<boolean> {
          return (yield kit.operation(OperationKind.Inspect, this.#id, 0, -1, kit.site())) === 0;
        }

        *full(): Running<boolean> {
          const length = yield kit.operation(OperationKind.Inspect, this.#id, 0, -1, kit.site());
          return this.#capacity > 0 && length >= this.#capacity;
        }

        *taskDone(): Running<void> {
          const result = yield kit.operation(OperationKind.QueueTaskDone, this.#id, 0, -1, kit.site());
          if (result === REFUSED) throw new RuntimeError('taskDone() called too many times');
        }

        *join(): Running<void> {
          yield kit.operation(OperationKind.QueueJoin, this.#id, 0, -1, kit.site());
        }

        *shutdown(immediate: unknown = false): Running<void> {
          yield kit.operation(OperationKind.QueueShutdown, this.#id, immediate ? 1 : 0, -1, kit.site());
          if (immediate) this.#items.length = 0;
        }
      },
    }[name]!;
    kit.publish(made);
    return made;
  };

  return {
    Queue: queueClass('Queue', FIFO),
    LifoQueue: queueClass('LifoQueue', LIFO),
    PriorityQueue: queueClass('PriorityQueue', PRIORITY),
  };
}
