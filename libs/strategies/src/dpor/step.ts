import type { SchedulingPoint } from '@heddle/engine';
import { isMemoryAccess, isWrite, OperationKind } from '@heddle/trace';

/** One operation as partial-order reduction sees it. */
export interface Step {
  readonly task: number;
  readonly kind: OperationKind;
  readonly object: number;
  /** See `SchedulingPoint.lock`. */
  readonly lock: number;
  readonly timed: boolean;
}

export function stepOf(task: number, point: SchedulingPoint): Step {
  return {
    task,
    kind: point.kind(task),
    object: point.object(task),
    lock: point.lock(task),
    timed: point.isTimed(task),
  };
}

/** Would performing the two in the other order make a difference to anybody? Conservative: when in doubt, yes. */
export function isDependent(a: Step, b: Step): boolean {
  if (a.task === b.task) return true;
  if (a.kind === OperationKind.Kill || b.kind === OperationKind.Kill) return true;
  if (isJoinOf(a, b) || isJoinOf(b, a)) return true;
  if (isMemoryAccess(a.kind) || isMemoryAccess(b.kind)) {
    return (
      isMemoryAccess(a.kind) &&
      isMemoryAccess(b.kind) &&
      a.object === b.object &&
      (isWrite(a.kind) || isWrite(b.kind))
    );
  }
  const lockOfA = lockTouched(a);
  if (lockOfA >= 0 && lockOfA === lockTouched(b)) return true;
  if (!hasObject(a.kind) || !hasObject(b.kind)) return false;
  if (a.kind === OperationKind.Inspect && b.kind === OperationKind.Inspect) return false;
  return a.object === b.object;
}

/** What a join answers depends on whether its task was started, and has ended. */
function isJoinOf(join: Step, other: Step): boolean {
  if (join.kind !== OperationKind.Join) return false;
  if (other.kind === OperationKind.Start) return other.object === join.object;
  return other.kind === OperationKind.End && other.task === join.object;
}

/**
 * Could the later of two dependent steps have been performed in place of the earlier one? A task that waits for a lock
 * cannot overtake the release that gives it free.
 */
export function isReversible(earlier: Step, later: Step): boolean {
  if (lockTouched(earlier) !== lockTouched(later) || lockTouched(earlier) < 0) return true;
  return !(releasesLock(earlier.kind) && acquiresLock(later.kind) && !later.timed);
}

function releasesLock(kind: OperationKind): boolean {
  return kind === OperationKind.Release || kind === OperationKind.Wait;
}

function acquiresLock(kind: OperationKind): boolean {
  return kind === OperationKind.Acquire || kind === OperationKind.Reacquire;
}

/** The lock that an operation takes, gives or depends on; -1 if it has none. */
function lockTouched(step: Step): number {
  return step.kind === OperationKind.Acquire || step.kind === OperationKind.Release ? step.object : step.lock;
}

/** Is its object a synchronisation object? */
function hasObject(kind: OperationKind): boolean {
  switch (kind) {
    case OperationKind.Start:
    case OperationKind.Join:
    case OperationKind.Kill:
    case OperationKind.Sleep:
    case OperationKind.Pass:
    case OperationKind.End:
    case OperationKind.OutOfFuel:
      return false;
    default:
      return true;
  }
}
