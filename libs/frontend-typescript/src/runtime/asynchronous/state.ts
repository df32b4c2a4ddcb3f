import type { Running, Twin } from '../types';

export const PENDING = 0;
export const FULFILLED = 1;
export const REJECTED = 2;

/** Nothing if it has been done, else the coroutine that does it. */
export type Reacting = Running<void> | void;

/** What goes on when a promise settles: a PromiseReaction of the specification, with both of its handlers. */
export interface Reaction {
  /** In whose name it runs. */
  readonly task: number;
  /** What it answers is to be driven: code of a program that may be switched in the midst of it. */
  react(rejected: boolean, value: unknown): Reacting;
}

/** The internal slots of a promise. */
export class PromiseState {
  status: typeof PENDING | typeof FULFILLED | typeof REJECTED = PENDING;
  value: unknown = undefined;
  reactions: Reaction[] | undefined = undefined;
  /** Has anybody asked for what becomes of it? */
  handled = false;
  /** Of an async call's promise: the task that the call runs as; and whether it runs as nothing else. */
  task = NOBODY;
  isTask = false;

  /** @param promise undefined for one that no program gets hold of */
  constructor(readonly promise: object | undefined) {}
}

const NOBODY = -1;

/**
 * What is to be done when an outside operation completes or a timer fires, by the engine's number.
 *
 * Not a `Map`: when one grows or shrinks, its old table refers to the new one. Dead tables of the old generation would so keep alive what
 * one run after the other leaves in them, until a full collection.
 */
export class Completions {
  size = 0;
  private readonly byNumber: ((() => Reacting) | undefined)[] = [];

  get(number: number): (() => Reacting) | undefined {
    return number < this.byNumber.length ? this.byNumber[number] : undefined;
  }

  set(number: number, complete: () => Reacting): void {
    while (this.byNumber.length <= number) this.byNumber.push(undefined);
    if (this.byNumber[number] === undefined) this.size++;
    this.byNumber[number] = complete;
  }

  /** Answers whether there was something to do. */
  delete(number: number): boolean {
    if (this.get(number) === undefined) return false;
    this.byNumber[number] = undefined;
    this.size--;
    return true;
  }

  clear(): void {
    if (this.size > 0) this.byNumber.fill(undefined);
    this.size = 0;
  }
}

/** The event loop of one run's main thread, or of a worker. Both realms of a program share it, as they would share a process. */
export class LoopState {
  /** What keeps the loop from ending, besides what it waits for: ports that somebody listens to, workers that run. */
  references = 0;
  ended = false;

  /**
   * @param owner the engine's task that runs it
   * @param worker what the runtime knows of the worker whose loop it is
   */
  constructor(
    readonly owner = 0,
    readonly worker?: object,
  ) {
    this.task = owner;
  }

  /** First in, first out: the first `queued` of these, of which those before `next` are done; what they are told is beside them. */
  readonly jobs: (Reaction | undefined)[] = [];
  readonly jobRejected: boolean[] = [];
  readonly jobValue: unknown[] = [];
  queued = 0;
  next = 0;
  /** What `process.nextTick` was given. Between microtasks and the next turn they come first, all of them, as often as there are some. */
  readonly ticks: Reaction[] = [];
  ticking = false;
  /** The task in whose name code is running. */
  task: number;
  /** Rejected while nobody had asked for them. */
  readonly rejected: PromiseState[] = [];
  readonly completions = new Completions();
  /** The async function whose next call is awaited by its caller. */
  awaiting: Twin | undefined;
  /** Where the main task awaits something. */
  site = 0;
  timers = 0;
  /** How many turns in a row were immediates', and when the last of those that were set is due. */
  immediates = 0;
  immediateDue = 0;
  readonly timersById = new Map<number, object>();

  reset(): void {
    // A `Map` makes a new table when it is cleared, and setting a length is a call: most runs have nothing here.
    while (this.next < this.queued) this.jobValue[this.next] = this.jobs[this.next++] = undefined;
    if (this.rejected.length > 0) this.rejected.length = 0;
    if (this.ticks.length > 0) this.ticks.length = 0;
    this.ticking = false;
    this.next = this.queued = this.site = this.timers = this.references = 0;
    this.task = this.owner;
    this.ended = false;
    this.immediates = this.immediateDue = 0;
    this.completions.clear();
    if (this.timersById.size > 0) this.timersById.clear();
    this.awaiting = undefined;
  }
}
