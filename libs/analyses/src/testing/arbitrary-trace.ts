import { ObjectKind, OperationKind, OperationResult, Trace, type Site } from '@heddle/trace';
import fc from 'fast-check';

const TASKS = 4;
const LOCATIONS = 16;
/** Two locks, a condition of the first, and one of each other kind. */
const OBJECTS: readonly (readonly [ObjectKind, number])[] = [
  [ObjectKind.Lock, 0],
  [ObjectKind.ReentrantLock, 0],
  [ObjectKind.Condition, 0],
  [ObjectKind.Semaphore, 0],
  [ObjectKind.Event, 0],
  [ObjectKind.Barrier, 2],
  [ObjectKind.Queue, 0],
];
const [LOCK, REENTRANT, CONDITION, SEMAPHORE, EVENT, BARRIER, QUEUE] = [0, 1, 2, 3, 4, 5, 6] as const;
const { Yes, No, Closed } = OperationResult;

/** Odd sites are the harness's. */
export const SITES: readonly Site[] = Array.from({ length: 8 }, (_, site) => ({
  source: site % 2 === 0 ? 'submission' : 'harness',
  line: site,
  column: 1,
  text: '',
  function: '',
}));

/** Random numbers, turned into what some program could do: an operation that is impossible where it comes up is left out. */
export const arbitraryTrace: fc.Arbitrary<Trace> = fc
  .array(fc.tuple(fc.nat(TASKS - 1), fc.nat(99), fc.nat(LOCATIONS - 1), fc.nat(SITES.length - 1)), {
    minLength: 50,
    maxLength: 90,
  })
  .map((decisions) => {
    const world = new World();
    for (const [task, operation, location, site] of decisions) world.step(task, operation, location, site);
    return world.trace;
  });

/** Just enough of the objects' semantics to keep a trace well-formed. */
class World {
  readonly trace = new Trace();
  private readonly alive = new Set([0]);
  private readonly ended = new Set<number>();
  private readonly owner = new Map<number, number>();
  private readonly depth = new Map<number, number>();
  private readonly woken = new Map<number, boolean>();
  private readonly atBarrier = new Map<number, { open: boolean }>();
  private arrived: { open: boolean }[] = [];
  private permits = 0;
  private set = false;
  private items = 0;
  private unfinished = 0;
  private shut = false;

  constructor() {
    this.trace.tasks = TASKS;
    this.trace.locations = LOCATIONS;
    for (const [kind, argument] of OBJECTS) {
      this.trace.objectKind.push(kind);
      this.trace.objectArgument.push(argument);
    }
  }

  step(task: number, operation: number, location: number, site: number): void {
    if (!this.alive.has(task)) return;
    const add = (kind: OperationKind, object: number, result: number = Yes): void =>
      this.trace.append(task, kind, object, 0, result, site);
    const round = this.atBarrier.get(task);
    if (round !== undefined) {
      if (!round.open) return;
      this.atBarrier.delete(task);
      add(OperationKind.BarrierLeave, BARRIER);
    } else if (this.woken.has(task)) {
      if (this.owner.has(LOCK)) return;
      this.owner.set(LOCK, task);
      add(OperationKind.Reacquire, CONDITION, this.woken.get(task)! ? Yes : No);
      this.woken.delete(task);
    } else if (operation < 36) {
      add(operation % 4, location);
    } else {
      this.synchronise(task, operation - 36, location % 3, add);
    }
  }

  private synchronise(
    task: number,
    operation: number,
    choice: number,
    add: (kind: OperationKind, object: number, result?: number) => void,
  ): void {
    const other = choice + 1;
    const isFree = !this.owner.has(LOCK);
    const owns = this.owner.get(LOCK) === task;
    switch (operation % 18) {
      case 0:
      case 1:
        if (this.alive.has(other) || this.ended.has(other)) return;
        this.alive.add(other);
        {
          add(OperationKind.Start, other);
          return;
        }
      case 2:
        if (task === 0) return;
        this.alive.delete(task);
        this.ended.add(task);
        {
          add(OperationKind.End, task);
          return;
        }
      case 3: {
        add(OperationKind.Join, other, this.ended.has(other) ? Yes : No);
        return;
      }
      case 4:
        if (isFree) this.owner.set(LOCK, task);
        {
          add(OperationKind.Acquire, LOCK, isFree ? Yes : No);
          return;
        }
      case 5:
      case 6:
        if (isFree) return;
        this.owner.delete(LOCK);
        {
          add(OperationKind.Release, LOCK);
          return;
        }
      case 7:
        if (this.owner.has(REENTRANT) && this.owner.get(REENTRANT) !== task) return;
        this.owner.set(REENTRANT, task);
        this.depth.set(task, (this.depth.get(task) ?? 0) + 1);
        {
          add(OperationKind.Acquire, REENTRANT);
          return;
        }
      case 8:
        if (this.owner.get(REENTRANT) !== task) return;
        this.depth.set(task, this.depth.get(task)! - 1);
        if (this.depth.get(task) === 0) this.owner.delete(REENTRANT);
        {
          add(OperationKind.Release, REENTRANT);
          return;
        }
      case 9:
        if (!owns) return;
        this.owner.delete(LOCK);
        this.woken.set(task, choice > 0);
        {
          add(OperationKind.Wait, CONDITION);
          return;
        }
      case 10:
        this.permits++;
        {
          add(OperationKind.SemaphoreRelease, SEMAPHORE);
          return;
        }
      case 11: {
        add(OperationKind.SemaphoreAcquire, SEMAPHORE, this.takePermit() ? Yes : No);
        return;
      }
      case 12:
        this.set = choice < 2;
        {
          add(this.set ? OperationKind.EventSet : OperationKind.EventClear, EVENT);
          return;
        }
      case 13: {
        add(choice === 0 ? OperationKind.Inspect : OperationKind.EventWait, EVENT, this.set ? Yes : No);
        return;
      }
      case 14: {
        const round = { open: false };
        this.atBarrier.set(task, round);
        this.arrived.push(round);
        add(OperationKind.BarrierWait, BARRIER, this.arrived.length - 1);
        if (this.arrived.length < 2) return;
        for (const one of this.arrived) one.open = true;
        this.arrived = [];
        return;
      }
      case 15:
        if (this.shut) {
          add(OperationKind.QueuePut, QUEUE, Closed);
          return;
        }
        this.items++;
        this.unfinished++;
        {
          add(OperationKind.QueuePut, QUEUE);
          return;
        }
      case 16:
        if (this.items === 0) {
          add(OperationKind.QueueGet, QUEUE, this.shut ? Closed : No);
          return;
        }
        this.items--;
        {
          add(OperationKind.QueueGet, QUEUE);
          return;
        }
      default:
        if (choice === 0 && this.unfinished > 0) {
          this.unfinished--;
          add(OperationKind.QueueTaskDone, QUEUE);
          return;
        }
        if (choice === 1 && this.unfinished === 0) {
          add(OperationKind.QueueJoin, QUEUE);
          return;
        }
        if (choice === 2 && this.items > 2) {
          this.shut = true;
          add(OperationKind.QueueShutdown, QUEUE);
          return;
        }
    }
  }

  private takePermit(): boolean {
    if (this.permits === 0) return false;
    this.permits--;
    return true;
  }
}
