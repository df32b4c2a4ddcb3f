import type { ExplainedRun, RunEvent } from '@heddle/exploration';
import { OperationKind, OperationResult } from '@heddle/trace';

export interface HeldLock {
  readonly object: number;
  readonly task: number;
  /** Index into the run's events: where it was taken first. */
  readonly since: number;
}

interface Holding extends HeldLock {
  depth: number;
}

/** The locks that are held when a run ends, in the order in which they were taken. */
export function heldLocks(run: ExplainedRun): readonly HeldLock[] {
  let held: Holding[] = [];
  /** The lock that a waiting task gave up, and gets back with `Reacquire`. */
  const givenUp = new Map<number, Holding>();

  run.events.forEach((event, index) => {
    switch (event.kind) {
      case OperationKind.Acquire:
        if (event.result === (OperationResult.Yes as number)) take(event, index);
        break;
      case OperationKind.Release:
        if (event.result === (OperationResult.Yes as number)) release(event);
        break;
      case OperationKind.Wait:
        giveUp(event);
        break;
      case OperationKind.Reacquire:
        takeBack(event);
        break;
      default:
    }
  });
  return held;

  function take({ object, task }: RunEvent, since: number): void {
    const own = held.find((lock) => lock.object === object && lock.task === task);
    if (own === undefined) held.push({ object, task, since, depth: 1 });
    else own.depth++;
  }

  function release({ object }: RunEvent): void {
    const lock = held.find((candidate) => candidate.object === object);
    if (lock !== undefined && --lock.depth === 0) held = held.filter((candidate) => candidate !== lock);
  }

  // The events do not say which lock a condition goes with; in all but contrived programs it is the one taken last.
  function giveUp({ task }: RunEvent): void {
    const lock = held.findLast((candidate) => candidate.task === task);
    if (lock === undefined) return;
    held = held.filter((candidate) => candidate !== lock);
    givenUp.set(task, lock);
  }

  function takeBack({ task }: RunEvent): void {
    const lock = givenUp.get(task);
    if (lock !== undefined) held.push(lock);
    givenUp.delete(task);
  }
}
