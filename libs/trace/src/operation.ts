/**
 * The visible operations: everything one task does that another task can observe.
 *
 * A task yields the operation it is about to perform, so these numbers are the whole language between a front-end and
 * the engine. They are part of the replay token's contract: append, never renumber.
 */
export enum OperationKind {
  /** A plain access to a memory location. Two unordered plain accesses, one of them a write, are a data race. */
  Read = 0,
  Write = 1,
  /** One built-in container method or atomic instruction: observable, but indivisible, hence never a data race. */
  AtomicRead = 2,
  AtomicUpdate = 3,
  /** A state query on a synchronisation object (`locked()`, `isSet()`, `qsize()`). Never blocks. */
  Inspect = 4,

  /** Makes a created task runnable. */
  Start = 5,
  /** Waits for a task's end, for as long as its time-out says. */
  Join = 6,
  /** Resumable at any moment; resuming it moves the virtual clock to its deadline. */
  Sleep = 7,
  /** Offers a switch and does nothing else. */
  Pass = 8,

  Acquire = 9,
  Release = 10,

  /** Releases the condition's lock and waits to be notified; answers once the lock is held again. */
  Wait = 11,
  /** Wakes `argument` waiters, in the order they came; a negative argument wakes all. */
  Notify = 12,
  /** The second half of a `Wait`: notified or timed out, now waiting for the lock. Made by the engine only. */
  Reacquire = 13,

  SemaphoreAcquire = 14,
  SemaphoreRelease = 15,

  EventWait = 16,
  EventSet = 17,
  EventClear = 18,

  BarrierWait = 19,
  BarrierReset = 20,
  BarrierAbort = 21,

  QueuePut = 22,
  QueueGet = 23,
  QueueTaskDone = 24,
  QueueJoin = 25,
  QueueShutdown = 26,

  /** The program burned all the fuel of its run. The engine ends the run and never resumes the task. */
  OutOfFuel = 27,
  /** The last operation of every task, recorded by the engine. */
  End = 28,
  /** The second half of a `BarrierWait`: arrived, waiting for the others. Made by the engine only. */
  BarrierLeave = 29,

  /** An event loop waits for its next turn: for one of its outside operations to complete, or one of its timers to fire. */
  Turn = 30,
  /** An async task gives way to the others of its event loop until what it awaits has settled. */
  Await = 31,
  /** An outside operation of an event loop completes: its next turn. */
  Complete = 32,
  /** A timer of an event loop fires: its next turn. */
  Fire = 33,
  /** As `Await`, where the code does not say so: a greenlet waits, and the others of its thread go on. */
  Pause = 34,
  /** Ends another task from outside, wherever it is: it performs nothing any more, and what it holds stays held. */
  Kill = 35,
}

/** As the object of a `Turn`: the loop has nothing left to do but to hear messages, if there come any. */
export const LISTENING = -2;

/** The four accesses to memory; their object is a location, every other operation's is a task or a synchronisation object. */
export function isMemoryAccess(kind: OperationKind): boolean {
  return kind <= OperationKind.AtomicUpdate;
}

/** The operations that are about the turns of an event loop. */
export function isOfEventLoop(kind: OperationKind): boolean {
  return kind >= OperationKind.Turn && kind <= OperationKind.Fire;
}

export function isWrite(kind: OperationKind): boolean {
  return kind === OperationKind.Write || kind === OperationKind.AtomicUpdate;
}

export function isAtomic(kind: OperationKind): boolean {
  return kind === OperationKind.AtomicRead || kind === OperationKind.AtomicUpdate;
}

/**
 * Does the order of the two matter? Accesses conflict when they meet in a location and one of them writes, all other operations
 * when they are about the same object.
 */
export function conflict(
  kindA: OperationKind,
  objectA: number,
  kindB: OperationKind,
  objectB: number,
): boolean {
  if (isMemoryAccess(kindA) !== isMemoryAccess(kindB) || objectA !== objectB) return false;
  return isMemoryAccess(kindA) ? isWrite(kindA) || isWrite(kindB) : true;
}

const SITE_BITS = 24;
const KIND_BITS = 6;

/** The number of distinct sites (positions in the source) a program may have. */
export const MAX_SITES = 1 << SITE_BITS;

/**
 * What a coroutine yields: the kind of its pending operation and its site, packed in one small integer so that nothing
 * is allocated. The operation's object and argument are in the port's registers (see `Port`).
 */
export function encodeYield(kind: OperationKind, site: number): number {
  return (site << KIND_BITS) | kind;
}

export function yieldedKind(code: number): OperationKind {
  return code & ((1 << KIND_BITS) - 1);
}

export function yieldedSite(code: number): number {
  return code >>> KIND_BITS;
}
