import type { Starvation } from '@heddle/trace';
import { isGraver } from './verdict';

/** One access or acquisition, as an event of a trace. */
export interface Event {
  /** Index into the trace. */
  readonly step: number;
  readonly task: number;
  readonly site: number;
}

export interface DataRace {
  readonly kind: 'data-race';
  readonly location: number;
  /** The two accesses that nothing orders, in the order of this run. */
  readonly first: Event & { readonly write: boolean; readonly locks: readonly number[] };
  readonly second: Event & { readonly write: boolean; readonly locks: readonly number[] };
}

/** What a blocked task waits for, and who would have to act. */
export interface WaitEdge {
  readonly task: number;
  readonly site: number;
  /** What is waited for: a synchronisation object's id, or a task's for a join. */
  readonly on:
    'lock' | 'condition' | 'semaphore' | 'event' | 'barrier' | 'queue' | 'task' | 'promise' | 'message';
  readonly object: number;
  /** The task that holds the lock or the semaphore, is joined, or would have to give the signal; -1 if nobody in particular. */
  readonly holder: number;
  /** Where the holder took it, if it holds it. Absent for a signal. */
  readonly heldSince?: Event;
}

export interface Deadlock {
  readonly kind: 'deadlock';
  /** In waiting order: each waits for the next one's task, the last one for the first's. */
  readonly cycle: readonly WaitEdge[];
}

/** A task asked for a lock while it held another one. The steps are -1 if it did so in another run than the one that is shown. */
export interface LockOrderEdge {
  readonly task: number;
  /** The lock it held, and where it took it. */
  readonly held: number;
  readonly acquired: Event;
  /** The lock it asked for, and where. */
  readonly lock: number;
  readonly requested: Event;
}

/** A deadlock that could be: no run deadlocked, but the locks are taken in an order that allows it. */
export interface LockOrder {
  readonly kind: 'lock-order';
  /** Each asks for the lock that the next one holds, the last one for the first's. */
  readonly cycle: readonly LockOrderEdge[];
}

/** A task asked again and again, without waiting, until another one did what it asked for. */
export interface BusyWait {
  readonly kind: 'busy-wait';
  readonly task: number;
  /** Where it first looked at what was changed in the end. */
  readonly look: Event;
  /** What it asked for, done at last. */
  readonly change: Event;
}

/** Blocked for ever without a cycle: nobody is left who would set the event, notify, release or put. */
export interface Stuck {
  readonly kind: 'stuck';
  readonly waiting: readonly WaitEdge[];
}

/** A task waits for ever for what was signalled before it began to wait, when nobody waited: a signal is not remembered. */
export interface LostWakeup {
  readonly kind: 'lost-wakeup';
  readonly waiter: number;
  /** Where the wait began; a wait for an event has no step of its own before it is over. */
  readonly began?: Event;
  /** The last signals, in order; each met nobody. */
  readonly notifications: readonly Event[];
  /** For an event: where it was cleared again. */
  readonly erased?: Event;
  readonly waiting: readonly WaitEdge[];
}

/** A lock that its task left locked for ever, or a task that was still alive when the program's main task had returned. */
export interface Leak {
  readonly kind: 'leak';
  readonly locks: readonly { readonly object: number; readonly acquired: Event }[];
  readonly tasks: readonly number[];
  /** Who waits for what was leaked. */
  readonly waiting: readonly WaitEdge[];
}

export interface AssertionFailure {
  readonly kind: 'wrong-result';
  readonly message: string;
}

/** No order of the calls, one after the other, gives their results. */
export interface NotLinearizable {
  readonly kind: 'not-linearizable';
  /**
   * The calls of the shortest beginning of the history that no order explains, in the order in which they were made. All of
   * them are about one object, or one key of it; the one that returned last cannot have got what it got.
   */
  readonly calls: readonly RecordedCall[];
}

export interface RecordedCall {
  readonly task: number;
  /** `push(1)`. */
  readonly text: string;
  /** `1`; undefined for a call that had not returned yet: whether it has taken effect is open then. */
  readonly result?: string;
  /** Indices into the trace: where it was made, and where it returned. */
  readonly called: number;
  readonly returned?: number;
}

export interface UncaughtException {
  readonly kind: 'exception';
  readonly task: number;
  readonly text: string;
  /** Positions in generated code, innermost first; see `Port.raise`. */
  readonly frames: string;
  /** The reason of a promise that was rejected and that nobody handles. */
  readonly unhandled?: true;
}

/** The run used up its steps, fuel or output, or nothing made progress any more. */
export interface LimitReached {
  readonly kind: 'step-limit' | 'livelock' | 'output-limit';
  /** The tasks that were still running, and the last thing each did. */
  readonly last: readonly Event[];
  /** Why an event loop could not go on. */
  readonly starvation?: Starvation;
}

export type Finding =
  | BusyWait
  | DataRace
  | Deadlock
  | LockOrder
  | LostWakeup
  | Stuck
  | Leak
  | AssertionFailure
  | NotLinearizable
  | UncaughtException
  | LimitReached;

/** The findings with the frames of their exceptions translated, as from generated code to the sources. */
export function withFrames(findings: readonly Finding[], translate: (frames: string) => string): Finding[] {
  return findings.map((finding) =>
    finding.kind === 'exception' ? { ...finding, frames: translate(finding.frames) } : finding,
  );
}

/** The verdict of a run: the finding that explains the most. A race explains a wrong result, never the other way round. */
export function worst(findings: readonly Finding[]): Finding | undefined {
  let gravest: Finding | undefined;
  for (const finding of findings) {
    if (gravest === undefined || isGraver(finding.kind, gravest.kind)) gravest = finding;
  }
  return gravest;
}
