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
  /** By object and task. */
  private readonly largest: number[][] = [];
  private readonly current: number[][] = [];
  private readonly firstSites: number[][] = [];
  /** The objects accessed in this run. */
  private readonly touched: number[] = [];
  /** The objects that several tasks access, how often in all, and the sum of that. */
  private shared: { readonly object: number; readonly accesses: number }[] = [];
  private sharedAccesses = 0;
  private readonly parent: number[] = [];
  private readonly startedInRun: boolean[] = [];

  /** The most tasks that any run had. */
  get tasks(): number {
    return Math.max(1, this.parent.length);
  }

  /** `key`: see `objectKey`. */
  performed(task: number, key: number, site: number): void {
    if (key < 0) return;
    const counts = (this.current[key] ??= []);
    if (counts.length === 0) this.touched.push(key);
    if (counts[task] === undefined) {
      counts[task] = 0;
      (this.firstSites[key] ??= [])[task] ??= site;
    }
    counts[task]++;
  }

  /** What a task is to an object: where it first accesses it. Tasks that run the same code have the same role. */
  role(object: number, task: number): number {
    return this.firstSites[object]?.[task] ?? 0;
  }

  started(child: number, parent: number): void {
    for (let task = this.parent.length; task < child; task++) this.parent[task] = MAIN;
    this.parent[child] = parent;
    this.startedInRun[child] = true;
  }

  isStarted(task: number): boolean {
    return task === MAIN || this.startedInRun[task] === true;
  }

  /** The task itself if it was started in this run, else the one that was and will, sooner or later, start it. */
  startedFor(task: number): number {
    let ancestor = task;
    while (!this.isStarted(ancestor)) ancestor = this.parent[ancestor] ?? MAIN;
    return ancestor;
  }

  /** Takes the run that ended into the profile. */
  finishRun(): void {
    let grown = false;
    for (const object of this.touched) {
      const counts = this.current[object]!;
      const largest = (this.largest[object] ??= []);
      for (let task = 0; task < counts.length; task++) {
        if ((counts[task] ?? 0) <= (largest[task] ?? 0)) continue;
        largest[task] = counts[task]!;
        grown = true;
      }
      counts.length = 0;
    }
    this.touched.length = this.startedInRun.length = 0;
    if (grown) this.sum();
  }

  count(object: number, task: number): number {
    return this.largest[object]?.[task] ?? 0;
  }

  /** An object that several tasks access, in proportion to how often they do; -1 if there is none. */
  chooseObject(chance: RandomSource): number {
    if (this.sharedAccesses === 0) return -1;
    let ticket = chance.below(this.sharedAccesses);
    return this.shared.find(({ accesses }) => (ticket -= accesses) < 0)!.object;
  }

  private sum(): void {
    this.shared = [];
    this.sharedAccesses = 0;
    // `forEach` skips the holes of objects and tasks without an access.
    this.largest.forEach((counts, object) => {
      let tasks = 0;
      let accesses = 0;
      counts.forEach((count) => {
        if (count > 0) tasks++;
        accesses += count;
      });
      if (tasks < 2) return;
      this.shared.push({ object, accesses });
      this.sharedAccesses += accesses;
    });
  }
}

const MAIN = 0;
