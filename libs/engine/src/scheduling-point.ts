import { OperationKind, type Trace } from '@heddle/trace';
import type { SchedulingPoint } from './strategy';
import type { Synchronisation } from './synchronisation';
import { TaskState, type TaskTable } from './task-table';

/** The strategy's window on a run; one object, moved along. */
export class MovingPoint implements SchedulingPoint {
  enabled = new Int32Array(16);
  count = 0;
  current = -1;
  step = 0;

  constructor(
    private readonly table: TaskTable,
    private readonly trace: Trace,
    private readonly synchronisation: Synchronisation,
  ) {}

  get tasks(): number {
    return this.table.count;
  }

  isEnabled(task: number): boolean {
    for (let index = 0; index < this.count; index++) if (this.enabled[index] === task) return true;
    return false;
  }

  isUnfinished(task: number): boolean {
    return this.table.state[task] === TaskState.Pending;
  }

  kind(task: number): OperationKind {
    return this.table.kind[task]!;
  }

  object(task: number): number {
    return this.table.object[task]!;
  }

  site(task: number): number {
    return this.table.site[task]!;
  }

  lock(task: number): number {
    switch (this.table.kind[task]!) {
      case OperationKind.Wait:
      case OperationKind.Reacquire:
      case OperationKind.Notify:
        return this.trace.objectArgument[this.table.object[task]!]!;
      default:
        return -1;
    }
  }

  isTimed(task: number): boolean {
    return this.table.timeout[task]! >= 0;
  }

  dueAt(task: number): number {
    return this.synchronisation.timesOut(task) ? this.table.since[task]! + this.table.timeout[task]! : 0;
  }

  clear(): void {
    this.count = this.step = 0;
    this.current = -1;
  }

  /** Makes room for this many tasks, keeping what is there. */
  reserve(tasks: number): void {
    if (tasks <= this.enabled.length) return;
    const larger = new Int32Array(tasks * 2);
    larger.set(this.enabled);
    this.enabled = larger;
  }
}
