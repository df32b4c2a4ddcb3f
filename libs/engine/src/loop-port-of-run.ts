import { OperationKind, OperationResult } from '@heddle/trace';
import { MAX_TASKS } from './limits';
import { Register, Time, type LoopPort } from './port';
import type { RunState } from './run-state';
import { TaskState } from './task-table';

/** @param raise ends the run, see `Port.raise` */
export function createLoopPort(state: RunState, raise: (text: string) => void): LoopPort {
  const { registers, time, table, loops, trace, limits } = state;
  const running = (): number => registers[Register.Task]!;
  const owner = (): number => {
    const loop = table.loop[running()]!;
    return loop < 0 ? running() : loop;
  };
  const record = (
    task: number,
    kind: OperationKind,
    object: number,
    site: number,
    result: number = OperationResult.Yes,
  ): void => {
    if (trace.length >= limits.steps) state.endExhausted();
    if (state.stop === undefined) state.record(task, kind, object, 0, result, site, isSignal(kind));
  };

  const arm = (to: number, kind: OperationKind, site: number, earliest: number, latest: number): number => {
    if (loops.pending >= MAX_TASKS) {
      raise(`RangeError: this run has ${MAX_TASKS} operations and timers already that have not happened`);
    }
    return loops.arm(to, kind, site, earliest, latest);
  };

  const suspend = (kind: OperationKind, site: number, awaited = kind, object = owner()): void => {
    const task = running();
    table.kind[task] = OperationKind.Await;
    table.object[task] = owner();
    table.site[task] = site;
    table.awaited[task] = awaited;
    table.awaitedObject[task] = object;
    record(task, kind, owner(), site);
  };

  return {
    begin(site) {
      if (table.count >= MAX_TASKS) return running();
      const task = loops.add(owner());
      record(running(), OperationKind.Start, task, site);
      return task;
    },

    enter(task) {
      table.voice[registers[Register.Thread]!] = registers[Register.Task] = task;
      table.voiced[task] = true;
    },

    suspend: (site, awaited, object) => suspend(OperationKind.Await, site, awaited, object),
    pause: (site, awaited, object) => suspend(OperationKind.Pause, site, awaited, object),

    note: (kind, object, site, result) => record(running(), kind, object, site, result),

    finish(task) {
      table.state[task] = TaskState.Ended;
      record(task, OperationKind.End, task, 0);
    },

    excuse(task) {
      table.daemon[task] = true;
    },

    arm: (kind, site, earliest, latest) => arm(owner(), kind, site, earliest, latest),

    post: (to, site) => arm(to, OperationKind.Complete, site, time[Time.Now]! * 1000, Infinity),

    disarm: (entry) => loops.disarm(entry),
  };
}

/** Those who wait may go on. What is done to a lock changes nothing for good. */
function isSignal(kind: OperationKind): boolean {
  switch (kind) {
    case OperationKind.Notify:
    case OperationKind.EventSet:
    case OperationKind.QueuePut:
    case OperationKind.QueueGet:
    case OperationKind.QueueTaskDone:
      return true;
    default:
      return false;
  }
}
