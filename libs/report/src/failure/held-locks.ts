import type { ExplainedRun, RunEvent } from '@heddle/exploration';
import { OperationKind, OperationResult } from '@heddle/trace';

export interface HeldLock {
  readonly object: number;
  readonly task: number;
  /** Where it was taken first. */
  readonly since: RunEvent;
}

interface Holding extends HeldLock {
  depth: number;
}

/** The locks that are held when a run ends, in the order in which they were taken; of a run with a gap, those taken after it. */
export function heldLocks(run: ExplainedRun): readonly HeldLock[] {
  let held: Holding[] = [];
  /** The lock that a waiting task gave up, and gets back with `Reacquire`. */
  const givenUp = new Map<number, Holding>();

  let next = 0;
  for (const event of run.events) {
    if (event.step !== next) held = [];
    next = event.step + 1;
    switch (event.kind) {
      case OperationKind.Acquire:
        if (event.result === (OperationResult.Yes as number)) take(event);
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
  }
  return held;

  function take(since: RunEvent): void {
    const { object, task } = since;
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
