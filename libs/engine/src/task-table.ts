import type { OperationKind } from '@heddle/trace';
import type { BarrierRound } from './objects';
import type { Coroutine, TaskBody } from './port';

/** Where a task is in its life. */
export enum TaskState {
  /** Made, and waiting for somebody's `Start`. */
  Created = 0,
  /** It has a pending operation. */
  Pending = 1,
  Ended = 2,
}

/** The tasks of one run and their pending operations: parallel arrays, reused from run to run. */
export class TaskTable {
  count = 0;
  /** Async tasks have none: their event loop's does what they do. */
  readonly body: (TaskBody | undefined)[] = [];
  /** What `body` began. */
  readonly coroutine: (Coroutine | undefined)[] = [];
  readonly daemon: boolean[] = [];
  readonly state: TaskState[] = [];
  /** The pending operation, as it was yielded. */
  readonly kind: OperationKind[] = [];
  readonly object: number[] = [];
  readonly argument: number[] = [];
  readonly site: number[] = [];
  readonly timeout: number[] = [];
  /** When the pending operation began to wait, for its deadline. */
  readonly since: number[] = [];
  /** In the second half of a `Wait`: the lock's depth to restore, and what to answer. */
  readonly savedDepth: number[] = [];
  readonly answer: number[] = [];
  /** Is it in a `Wait` that nobody has notified yet? */
  readonly waiting: boolean[] = [];
  readonly round: (BarrierRound | undefined)[] = [];
  /** How many operations in a row changed nothing; and what else `Fairness` knows of it. */
  readonly idle: number[] = [];
  /** How many changes there had been when it last performed an operation; -1: it performed none. */
  readonly seen: number[] = [];
  /** The trace index of its last operation, or -1. */
  readonly lastStep: number[] = [];
  /** How often its time ran out. */
  readonly lapses: number[] = [];
  /** The task whose event loop it belongs to; -1: none. See `EventLoops`. */
  readonly loop: number[] = [];
  /** In whose name its accesses are recorded: its own, or an async task's that it runs just now. See `LoopPort.enter`. */
  readonly voice: number[] = [];
  /** Does its loop's coroutine say when it runs it? */
  readonly voiced: boolean[] = [];
  /** What an async task awaits; see `LoopPort.suspend`. */
  readonly awaited: OperationKind[] = [];
  readonly awaitedObject: number[] = [];
  /** When an outside operation can complete, or a timer is due: the earliest and the latest moment, in milliseconds. */
  readonly earliest: number[] = [];
  readonly latest: number[] = [];

  add(body: TaskBody | undefined, daemon: boolean): number {
    const task = this.count++;
    this.body[task] = body;
    this.coroutine[task] = undefined;
    this.daemon[task] = daemon;
    this.state[task] = TaskState.Created;
    this.kind[task] = this.object[task] = this.argument[task] = this.site[task] = 0;
    this.timeout[task] = -1;
    this.since[task] = this.savedDepth[task] = this.answer[task] = this.idle[task] = this.lapses[task] = 0;
    this.waiting[task] = this.voiced[task] = false;
    this.voice[task] = task;
    this.loop[task] = this.seen[task] = this.lastStep[task] = -1;
    this.round[task] = undefined;
    return task;
  }

  clear(): void {
    this.count = 0;
  }
}
