/** Queues between threads, with the semantics of Python's `queue`. */
declare module 'heddle/queue' {
  export interface QueueOptions {
    /** False: try, and throw at once. */
    block?: boolean;
    /** Wait at most so many seconds. */
    timeout?: number;
  }

  /** First in, first out. */
  export class Queue<T> {
    /** @param capacity 0 or less: unbounded */
    constructor(capacity?: number);
    /** Adds an item, waiting for room. Throws `Full` if it may not wait longer, `ShutDown` after a shutdown. */
    put(item: T, block?: boolean, timeout?: number): void;
    put(item: T, options: QueueOptions): void;
    /** Takes an item, waiting for one. Throws `Empty` if it may not wait longer, `ShutDown` if none can come. */
    get(block?: boolean, timeout?: number): T;
    get(options: QueueOptions): T;
    putNowait(item: T): void;
    getNowait(): T;
    /** How many items are there now. By the time you look at the answer it may be otherwise. */
    qsize(): number;
    empty(): boolean;
    full(): boolean;
    /** Says that an item which was taken has been dealt with. */
    taskDone(): void;
    /** Waits until every item that was put has been dealt with. */
    join(): void;
    /** No more items are accepted; those queued can still be taken, unless `immediate`. */
    shutdown(immediate?: boolean): void;
  }

  /** Last in, first out. */
  export class LifoQueue<T> extends Queue<T> {}

  /** Smallest first. Arrays are compared element by element: `[priority, job]`. */
  export class PriorityQueue<T> extends Queue<T> {}

  export class Empty extends Error {}
  export class Full extends Error {}
  export class ShutDown extends Error {}
}
