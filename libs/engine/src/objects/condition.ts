import type { LockState } from './lock';

export class ConditionState {
  /** The tasks that wait and were not notified, in the order they came. */
  readonly waiting: number[] = [];

  constructor(readonly lock: LockState) {}

  /** Takes out up to `limit` waiters (all, if negative), first come first. */
  notified(limit: number): number[] {
    return this.waiting.splice(0, limit < 0 ? this.waiting.length : limit);
  }

  timedOut(task: number): void {
    this.waiting.splice(this.waiting.indexOf(task), 1);
  }
}
