import { ObjectKind, OperationKind, OperationResult } from '@heddle/trace';
import {
  BarrierState,
  ConditionState,
  createObject,
  EventState,
  LockState,
  QueueState,
  SemaphoreState,
  type SynchronisationObject,
} from './objects';
import { TaskState, type TaskTable } from './task-table';

/** What `perform` answers when the task stays where it is: it is in the second half of a two-part operation now. */
export const UNFINISHED = -100;

/**
 * The effects of operations on the run's synchronisation objects: which pending operations are enabled, and what
 * performing one changes. The table in this library's README is the specification.
 */
export class Synchronisation {
  private readonly objects: SynchronisationObject[] = [];

  constructor(private readonly tasks: TaskTable) {}

  clear(): void {
    if (this.objects.length > 0) this.objects.length = 0;
  }

  create(kind: ObjectKind, argument: number): number {
    return this.objects.push(createObject(kind, argument, this.objects)) - 1;
  }

  /** Can the task's pending operation be performed now? A timed one always can: it may time out. */
  isEnabled(task: number): boolean {
    const { kind, object, timeout } = this.tasks;
    switch (kind[task]!) {
      case OperationKind.Acquire:
        return timeout[task]! >= 0 || this.lock(object[task]!).isFreeFor(task);
      case OperationKind.Join:
        return timeout[task]! >= 0 || this.canJoin(task);
      case OperationKind.Wait:
        return !this.tasks.waiting[task]! || timeout[task]! >= 0;
      case OperationKind.Reacquire:
        return this.condition(object[task]!).lock.isFreeFor(task);
      case OperationKind.SemaphoreAcquire:
        return timeout[task]! >= 0 || this.semaphore(object[task]!).permits > 0;
      case OperationKind.EventWait:
        return timeout[task]! >= 0 || this.event(object[task]!).isSet;
      case OperationKind.BarrierLeave:
        return timeout[task]! >= 0 || this.tasks.round[task]!.state !== 'gathering';
      case OperationKind.QueuePut: {
        const queue = this.queue(object[task]!);
        return timeout[task]! >= 0 || queue.hasRoom() || queue.closed;
      }
      case OperationKind.QueueGet: {
        const queue = this.queue(object[task]!);
        return timeout[task]! >= 0 || queue.length > 0 || queue.closed;
      }
      case OperationKind.QueueJoin:
        return this.queue(object[task]!).unfinished === 0;
      default:
        return true;
    }
  }

  /** Would performing the task's pending operation now be a time-out? Then the clock moves. */
  timesOut(task: number): boolean {
    const { kind, object, timeout } = this.tasks;
    if (timeout[task]! < 0) return false;
    switch (kind[task]!) {
      case OperationKind.Acquire:
        return !this.lock(object[task]!).isFreeFor(task);
      case OperationKind.Join:
        return !this.canJoin(task);
      case OperationKind.Wait:
        return this.tasks.waiting[task]!;
      case OperationKind.SemaphoreAcquire:
        return this.semaphore(object[task]!).permits <= 0;
      case OperationKind.EventWait:
        return !this.event(object[task]!).isSet;
      case OperationKind.BarrierLeave:
        return this.tasks.round[task]!.state === 'gathering';
      case OperationKind.QueuePut: {
        const queue = this.queue(object[task]!);
        return !queue.hasRoom() && !queue.closed;
      }
      case OperationKind.QueueGet: {
        const queue = this.queue(object[task]!);
        return queue.length === 0 && !queue.closed;
      }
      case OperationKind.Sleep:
        return true;
      default:
        return false;
    }
  }

  /** Performs the task's pending operation, which is enabled. Answers its result, or `UNFINISHED`. */
  perform(task: number): number {
    const { object, argument } = this.tasks;
    const id = object[task]!;
    switch (this.tasks.kind[task]!) {
      case OperationKind.Inspect:
        return this.inspect(id);
      case OperationKind.Join:
        return this.join(task, id);
      case OperationKind.Acquire: {
        const lock = this.lock(id);
        if (!lock.isFreeFor(task)) return OperationResult.No;
        lock.take(task);
        return OperationResult.Yes;
      }
      case OperationKind.Release:
        return this.lock(id).release(task) ? OperationResult.Yes : OperationResult.Refused;
      case OperationKind.Wait:
        return this.wait(task, this.condition(id));
      case OperationKind.Reacquire:
        this.condition(id).lock.take(task, this.tasks.savedDepth[task]);
        return this.tasks.answer[task]!;
      case OperationKind.Notify:
        return this.notify(task, this.condition(id), argument[task]!);
      case OperationKind.SemaphoreAcquire: {
        const semaphore = this.semaphore(id);
        if (semaphore.permits <= 0) return OperationResult.No;
        semaphore.permits--;
        return OperationResult.Yes;
      }
      case OperationKind.SemaphoreRelease:
        return this.semaphore(id).release(argument[task]!) ? OperationResult.Yes : OperationResult.Refused;
      case OperationKind.EventWait:
        return this.event(id).isSet ? OperationResult.Yes : OperationResult.No;
      case OperationKind.EventSet:
      case OperationKind.EventClear:
        this.event(id).isSet = this.tasks.kind[task] === OperationKind.EventSet;
        return OperationResult.Yes;
      case OperationKind.BarrierWait:
        return this.arrive(task, this.barrier(id));
      case OperationKind.BarrierLeave:
        return this.leave(task, this.barrier(id));
      case OperationKind.BarrierReset:
        this.barrier(id).reset();
        return OperationResult.Yes;
      case OperationKind.BarrierAbort:
        this.barrier(id).abort();
        return OperationResult.Yes;
      case OperationKind.QueuePut: {
        const queue = this.queue(id);
        if (queue.closed) return OperationResult.Closed;
        if (!queue.hasRoom()) return OperationResult.No;
        queue.put();
        return OperationResult.Yes;
      }
      case OperationKind.QueueGet: {
        const queue = this.queue(id);
        if (queue.length === 0) return queue.closed ? OperationResult.Closed : OperationResult.No;
        queue.length--;
        return OperationResult.Yes;
      }
      case OperationKind.QueueTaskDone:
        return this.queue(id).taskDone() ? OperationResult.Yes : OperationResult.Refused;
      case OperationKind.QueueShutdown:
        this.queue(id).shutdown(argument[task] === 1);
        return OperationResult.Yes;
      default:
        return OperationResult.Yes;
    }
  }

  private inspect(id: number): number {
    const object = this.objects[id];
    if (object instanceof LockState) return object.owner >= 0 ? 1 : 0;
    if (object instanceof EventState) return object.isSet ? 1 : 0;
    if (object instanceof SemaphoreState) return object.permits;
    if (object instanceof QueueState) return object.length;
    if (object instanceof ConditionState) return object.waiting.length;
    if (object instanceof BarrierState) return object.broken ? OperationResult.Closed : object.round.arrived;
    throw new RangeError(`nothing to inspect: object ${id}`);
  }

  private canJoin(task: number): boolean {
    const other = this.tasks.object[task]!;
    // What cannot be joined is refused at once instead of being waited for.
    return other === task || this.tasks.state[other] !== TaskState.Pending;
  }

  private join(task: number, other: number): OperationResult {
    if (other === task || this.tasks.state[other] === TaskState.Created) return OperationResult.Refused;
    return this.tasks.state[other] === TaskState.Ended ? OperationResult.Yes : OperationResult.No;
  }

  private wait(task: number, condition: ConditionState): number {
    const { tasks } = this;
    if (tasks.waiting[task]!) {
      condition.timedOut(task);
      this.wake(task, OperationResult.No);
      return UNFINISHED;
    }
    if (condition.lock.owner !== task) return OperationResult.Refused;
    tasks.savedDepth[task] = condition.lock.releaseAll();
    tasks.waiting[task] = true;
    condition.waiting.push(task);
    return UNFINISHED;
  }

  private notify(task: number, condition: ConditionState, limit: number): number {
    if (condition.lock.owner !== task) return OperationResult.Refused;
    const woken = condition.notified(limit);
    // Who was killed while he waited takes a notification with him.
    for (const waiter of woken) if (this.tasks.waiting[waiter]!) this.wake(waiter, OperationResult.Yes);
    return woken.length;
  }

  /** Ends the first half of a `Wait`: from here on the task waits for the lock, without a time-out. */
  private wake(task: number, answer: OperationResult): void {
    this.tasks.waiting[task] = false;
    this.tasks.kind[task] = OperationKind.Reacquire;
    this.tasks.timeout[task] = -1;
    this.tasks.answer[task] = answer;
  }

  private arrive(task: number, barrier: BarrierState): number {
    this.tasks.round[task] = barrier.round;
    this.tasks.answer[task] = barrier.arrive();
    this.tasks.kind[task] = OperationKind.BarrierLeave;
    return UNFINISHED;
  }

  private leave(task: number, barrier: BarrierState): number {
    const round = this.tasks.round[task]!;
    // Not open yet: this is the time-out of one, which breaks the barrier for all.
    if (round.state === 'gathering') barrier.abort();
    return round.state === 'open' ? this.tasks.answer[task]! : OperationResult.Closed;
  }

  private lock(id: number): LockState {
    return this.objects[id] as LockState;
  }

  private condition(id: number): ConditionState {
    return this.objects[id] as ConditionState;
  }

  private semaphore(id: number): SemaphoreState {
    return this.objects[id] as SemaphoreState;
  }

  private event(id: number): EventState {
    return this.objects[id] as EventState;
  }

  private barrier(id: number): BarrierState {
    return this.objects[id] as BarrierState;
  }

  private queue(id: number): QueueState {
    return this.objects[id] as QueueState;
  }
}
