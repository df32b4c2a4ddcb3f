/* eslint-disable @typescript-eslint/no-explicit-any -- a target may take any arguments */
/** Threads and locks with the semantics of Python's `threading`. Times are seconds of virtual time: no run ever waits. */
declare module 'heddle/threading' {
  export interface ThreadOptions {
    /** What the thread runs. */
    target?: ((...args: any[]) => unknown) | undefined;
    /** What `target` is called with. */
    args?: readonly unknown[];
    /** What reports call the thread; `T1`, `T2`, … unless given. */
    name?: string;
    /** A daemon may still be running when the program ends. */
    daemon?: boolean;
  }

  /** A thread. Give it a target, or override `run()` in a subclass. */
  export class Thread {
    constructor(options?: ThreadOptions);
    constructor(target: ((...args: any[]) => unknown) | undefined, ...args: unknown[]);
    name: string;
    /** The thread's number; the main thread's is 1. */
    readonly ident: number;
    /** May it be left running when the program ends? To be set before `start()`. */
    daemon: boolean;
    /** What the thread does. Called by the new thread after `start()`; calling it yourself starts nothing. */
    run(): void;
    /** Starts the thread. A second start throws `RuntimeError`. */
    start(): void;
    /** Waits until the thread has ended, at most `timeout` seconds; look at `isAlive()` to learn which it was. */
    join(timeout?: number): void;
    /** Was it started, and has it not ended? */
    isAlive(): boolean;
  }

  export interface AcquireOptions {
    /** False: try, and answer at once. */
    blocking?: boolean;
    /** Wait at most so many seconds. */
    timeout?: number;
  }

  /** What `hold()` returns: `using guard = lock.hold();` releases at the end of the block. */
  export type Guard = Disposable;

  /** Mutual exclusion. Any thread may release it; it is not re-entrant. */
  export class Lock {
    /** Takes the lock, waiting for it if need be. False if it was only tried, or the time-out passed. */
    acquire(blocking?: boolean, timeout?: number): boolean;
    acquire(options: AcquireOptions): boolean;
    /** Gives the lock back. Throws `RuntimeError` if it is not held. */
    release(): void;
    /** Is it held by anybody now? By the time you look at the answer it may be otherwise. */
    locked(): boolean;
    /** Runs `body` with the lock held, and releases it however `body` ends. */
    run<R>(body: () => R): R;
    /** Takes the lock for the rest of a block: `using guard = lock.hold();` */
    hold(): Guard;
    [Symbol.dispose](): void;
  }

  /** A lock that its owner may take again; it is free when it was released as often as it was taken. */
  export class RLock extends Lock {}

  /** A lock with a waiting room. */
  export class Condition {
    /** @param lock a new `RLock` unless given */
    constructor(lock?: Lock | RLock);
    acquire(blocking?: boolean, timeout?: number): boolean;
    acquire(options: AcquireOptions): boolean;
    release(): void;
    /** Releases the lock, waits for a notification, takes the lock again. False if the time-out passed. */
    wait(timeout?: number): boolean;
    /** Waits until the predicate holds; answers its last value. */
    waitFor<R>(predicate: () => R, timeout?: number): R;
    /** Wakes up to `n` of those waiting now. A notification that finds nobody waiting is lost. */
    notify(n?: number): void;
    notifyAll(): void;
    run<R>(body: () => R): R;
    hold(): Guard;
    [Symbol.dispose](): void;
  }

  /** A number of permits. */
  export class Semaphore {
    /** @param permits 1 unless given */
    constructor(permits?: number);
    acquire(blocking?: boolean, timeout?: number): boolean;
    acquire(options: AcquireOptions): boolean;
    release(permits?: number): void;
    run<R>(body: () => R): R;
    hold(): Guard;
    [Symbol.dispose](): void;
  }

  /** A semaphore that throws a `RangeError` if it is released above its initial number of permits. */
  export class BoundedSemaphore extends Semaphore {}

  /** A flag that threads can wait for. */
  export class Event {
    set(): void;
    clear(): void;
    isSet(): boolean;
    /** Waits until the flag is set. False if the time-out passed. */
    wait(timeout?: number): boolean;
  }

  /** Lets threads go on only when `parties` of them have arrived. Can be used again and again. */
  export class Barrier {
    /** @param action run by the last to arrive, before anybody goes on. @param timeout for every `wait()` */
    constructor(parties: number, action?: () => void, timeout?: number);
    readonly parties: number;
    /** Answers the thread's place in the order of arrival, from 0. Throws `BrokenBarrierError`. */
    wait(timeout?: number): number;
    /** How many are waiting now. */
    waiting(): number;
    /** Breaks it for those that wait now; new arrivals find it as new. */
    reset(): void;
    /** Breaks it for everybody. */
    abort(): void;
  }

  /** A variable of which every thread has its own. */
  export class ThreadLocal<T> {
    constructor(initial: T);
    constructor(initial?: T);
    get(): T;
    set(value: T): void;
  }

  export class RuntimeError extends Error {}
  export class BrokenBarrierError extends RuntimeError {}

  /** Lets time pass. Others may run before it ends, or not: a sleep orders nothing. */
  export function sleep(seconds: number): void;
  export function currentThread(): Thread;
  /** How many threads are alive, the main thread included. */
  export function activeCount(): number;
  /** The threads that are alive. */
  export function enumerate(): Thread[];
}
