import type { Twin } from '../types';

export const PENDING = 0;
export const FULFILLED = 1;
export const REJECTED = 2;

/** What goes on when a promise settles: a PromiseReaction of the specification, with both of its handlers. */
export interface Reaction {
  /** In whose name it runs. */
  readonly task: number;
  react(rejected: boolean, value: unknown): void;
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

interface Job {
  readonly reaction: Reaction;
  readonly rejected: boolean;
  readonly value: unknown;
}

/** The event loop of one run. Both realms of a program share it, as they would share a process. */
export class LoopState {
  /** First in, first out; those before `next` are done. */
  readonly jobs: (Job | undefined)[] = [];
  next = 0;
  /** The task in whose name code is running. */
  task = 0;
  /** Rejected while nobody had asked for them. */
  readonly rejected: PromiseState[] = [];
  /** What is to be done when an outside operation completes or a timer fires, by the engine's number. */
  readonly completions = new Map<number, () => void>();
  /** The async function whose next call is awaited by its caller. */
  awaiting: Twin | undefined;
  /** Where the main task awaits something. */
  site = 0;
  /** The realms' own `Promise` constructors, which count as one. */
  readonly constructors = new Set<unknown>();
  timers = 0;
  readonly timersById = new Map<number, object>();

  reset(): void {
    this.jobs.length = this.rejected.length = 0;
    this.next = this.task = this.site = this.timers = 0;
    this.completions.clear();
    this.timersById.clear();
    this.awaiting = undefined;
  }
}
