import { isMemoryAccess, OperationKind } from '@heddle/trace';
import type { RandomSource } from './random-source';

/** Names a memory location or a synchronisation object in one number; -1 for operations that are about neither. */
export function objectKey(kind: OperationKind, object: number): number {
  if (isMemoryAccess(kind)) return object * 2;
  switch (kind) {
    case OperationKind.Start:
    case OperationKind.Join:
    case OperationKind.End:
    case OperationKind.Sleep:
    case OperationKind.Pass:
    case OperationKind.OutOfFuel:
      return -1;
    default:
      return object * 2 + 1;
  }
}

/**
 * Who accessed what how often, and who started whom: learned from the runs so far, in which every count is the largest
 * seen. Tasks are told apart by their numbers, which programs hand out in the order of creation.
 */
export class AccessProfile {
  private readonly largest = new Map<number, number[]>();
  private readonly current = new Map<number, number[]>();
  private readonly firstSites = new Map<number, number[]>();
  private readonly parent: number[] = [];
  private readonly startedInRun: boolean[] = [];

  /** The most tasks that any run had. */
  get tasks(): number {
    return Math.max(1, this.parent.length);
  }

  /** `key`: see `objectKey`. */
  performed(task: number, key: number, site: number): void {
    if (key < 0) return;
    let counts = this.current.get(key);
    if (counts === undefined) this.current.set(key, (counts = []));
    if (counts[task] === undefined) this.firstSite(key)[task] ??= site;
    counts[task] = (counts[task] ?? 0) + 1;
  }

  /** What a task is to an object: where it first accesses it. Tasks that run the same code have the same role. */
  role(object: number, task: number): number {
    return this.firstSite(object)[task] ?? 0;
  }

  private firstSite(object: number): number[] {
    let sites = this.firstSites.get(object);
    if (sites === undefined) this.firstSites.set(object, (sites = []));
    return sites;
  }

  started(child: number, parent: number): void {
    for (let task = this.parent.length; task < child; task++) this.parent[task] = MAIN;
    this.parent[child] = parent;
    this.startedInRun[child] = true;
  }

  isStarted(task: number): boolean {
    return task === MAIN || this.startedInRun[task] === true;
  }

  /** Takes the run that ended into the profile. */
  finishRun(): void {
    for (const [key, counts] of this.current) {
      let largest = this.largest.get(key);
      if (largest === undefined) this.largest.set(key, (largest = []));
      counts.forEach((count, task) => (largest[task] = Math.max(count, largest[task] ?? 0)));
    }
    this.current.clear();
    this.startedInRun.length = 0;
  }

  count(object: number, task: number): number {
    return this.largest.get(object)?.[task] ?? 0;
  }

  /** An object that several tasks access, in proportion to how often they do; -1 if there is none. */
  chooseObject(chance: RandomSource): number {
    let sum = 0;
    for (const counts of this.largest.values()) if (isShared(counts)) sum += total(counts);
    if (sum === 0) return -1;
    let ticket = chance.below(sum);
    for (const [key, counts] of this.largest) {
      if (!isShared(counts)) continue;
      ticket -= total(counts);
      if (ticket < 0) return key;
    }
    return -1;
  }

  /** The task itself if it was started in this run, else the one that was and will, sooner or later, start it. */
  startedFor(task: number): number {
    let ancestor = task;
    while (!this.isStarted(ancestor)) ancestor = this.parent[ancestor] ?? MAIN;
    return ancestor;
  }
}

const MAIN = 0;

function total(counts: readonly number[]): number {
  // `reduce` skips the holes of tasks without an access.
  return counts.reduce((sum, count) => sum + count, 0);
}

function isShared(counts: readonly number[]): boolean {
  return counts.filter((count) => count > 0).length > 1;
}
