import { OperationKind, OperationResult, type Trace } from '@heddle/trace';

const FREE = -1;

/**
 * Who holds which lock, by replaying a trace. A plain lock is held by the task that acquired it, whoever releases it.
 *
 * Invariant: everything it tells is true right before the operation with index `position`.
 */
export class HeldLocks {
  position = 0;
  /** By lock; -1 if free. */
  private owner = new Int32Array(16);
  private depth = new Int32Array(16);
  /** By lock: the index of the event that took it. */
  private since = new Int32Array(16);
  /** By task: the depth to restore at the end of its `Wait`. */
  private savedDepth = new Int32Array(16);
  private ended = new Uint8Array(16);
  /** By lock: did a task release it that did not hold it? */
  private handedOver = new Uint8Array(16);
  private trace!: Trace;

  /** Back to the start of a trace. */
  open(trace: Trace): this {
    const objects = trace.objectKind.length;
    if (objects > this.owner.length) {
      this.owner = new Int32Array(objects * 2);
      this.depth = new Int32Array(objects * 2);
      this.since = new Int32Array(objects * 2);
      this.handedOver = new Uint8Array(objects * 2);
    }
    if (trace.tasks > this.ended.length) {
      this.savedDepth = new Int32Array(trace.tasks * 2);
      this.ended = new Uint8Array(trace.tasks * 2);
    }
    this.owner.fill(FREE, 0, objects);
    this.depth.fill(0, 0, objects);
    this.ended.fill(0, 0, trace.tasks);
    this.handedOver.fill(0, 0, objects);
    this.trace = trace;
    this.position = 0;
    return this;
  }

  /** Replays up to, but without, the operation with this index, which lies ahead. */
  advance(to: number): void {
    const { trace } = this;
    const { kind, result, object, task } = trace;
    for (let at = this.position; at < to; at++) {
      if (kind[at]! < (OperationKind.Acquire as number)) continue;
      switch (kind[at] as OperationKind) {
        case OperationKind.Acquire:
          if (result[at] === OperationResult.Yes) this.take(object[at]!, task[at]!, 1, at);
          break;
        case OperationKind.Release:
          if (result[at] === OperationResult.Yes) this.release(object[at]!, task[at]!);
          break;
        case OperationKind.Wait:
          if (result[at] === OperationResult.Yes) this.suspend(trace.objectArgument[object[at]!]!, task[at]!);
          break;
        case OperationKind.Reacquire:
          this.take(trace.objectArgument[object[at]!]!, task[at]!, this.savedDepth[task[at]!]!, at);
          break;
        case OperationKind.End:
          this.ended[task[at]!] = 1;
          break;
        default:
      }
    }
    this.position = to;
  }

  /** The task that holds a lock, or -1. */
  holder(lock: number): number {
    return this.owner[lock]!;
  }

  /** The index of the event that took a lock which is held. */
  heldSince(lock: number): number {
    return this.since[lock]!;
  }

  /** Was the lock used as a signal: released by a task that did not hold it? */
  isSignal(lock: number): boolean {
    return this.handedOver[lock] === 1;
  }

  hasEnded(task: number): boolean {
    return this.ended[task] === 1;
  }

  /** The locks a task holds, ascending. */
  heldBy(task: number): number[] {
    const locks: number[] = [];
    const objects = this.trace.objectKind.length;
    for (let lock = 0; lock < objects; lock++) if (this.owner[lock] === task) locks.push(lock);
    return locks;
  }

  private take(lock: number, task: number, depth: number, at: number): void {
    if (this.owner[lock] === FREE) {
      this.owner[lock] = task;
      this.since[lock] = at;
    }
    this.depth[lock]! += depth;
  }

  private release(lock: number, task: number): void {
    if (this.owner[lock] !== task) this.handedOver[lock] = 1;
    if (--this.depth[lock]! === 0) this.owner[lock] = FREE;
  }

  private suspend(lock: number, task: number): void {
    this.savedDepth[task] = this.depth[lock]!;
    this.depth[lock] = 0;
    this.owner[lock] = FREE;
  }
}
