/** A plain or re-entrant lock. As in Python, any task may release a plain lock; a re-entrant one only its owner. */
export class LockState {
  owner = NOBODY;
  /** How often the owner holds it; above 1 only when re-entrant. */
  depth = 0;

  constructor(readonly reentrant: boolean) {}

  isFreeFor(task: number): boolean {
    return this.owner === NOBODY || (this.reentrant && this.owner === task);
  }

  take(task: number, depth = 1): void {
    this.owner = task;
    this.depth += depth;
  }

  /** False: it is not held, or not this task's to release. */
  release(task: number): boolean {
    if (this.owner === NOBODY || (this.reentrant && this.owner !== task)) return false;
    if (--this.depth === 0) this.owner = NOBODY;
    return true;
  }

  /** Gives it up however deep it is held; answers the depth to `take` it again with. */
  releaseAll(): number {
    const depth = this.depth;
    this.owner = NOBODY;
    this.depth = 0;
    return depth;
  }
}

const NOBODY = -1;
