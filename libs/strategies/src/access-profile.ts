import { isMemoryAccess, MAIN_TASK, OperationKind } from '@heddle/trace';
import type { RandomSource } from './random-source';

/** Names a memory location or a synchronisation object in one number; -1 for operations that are about neither. */
export function objectKey(kind: OperationKind, object: number): number {
  if (isMemoryAccess(kind)) return object * 2;
  switch (kind) {
    case OperationKind.Start:
    case OperationKind.Join:
    case OperationKind.End:
    case OperationKind.Kill:
    case OperationKind.Sleep:
    case OperationKind.Pass:
    case OperationKind.OutOfFuel:
      return -1;
    default:
      return object * 2 + 1;
  }
}

/** What is known of one object, by task. */
class ObjectProfile {
  /** The most accesses in any run. */
  readonly largest: number[] = [];
  /** Accesses in this run. */
  readonly current: number[] = [];
  /** Where the task accessed the object first, in the first run in which it did; -1: it never did. */
  readonly firstSite: number[] = [];
  touched = false;

  constructor(readonly object: number) {}

  performed(task: number, site: number): void {
    while (this.current.length <= task) {
      this.current.push(0);
      this.largest.push(0);
      this.firstSite.push(-1);
    }
    this.current[task]!++;
    if (this.firstSite[task]! < 0) this.firstSite[task] = site;
  }

  /** Answers whether any count is larger than before. */
  finishRun(): boolean {
    let grown = false;
    const { current, largest } = this;
    for (let task = 0; task < current.length; task++) {
      if (current[task]! > largest[task]!) {
        largest[task] = current[task]!;
        grown = true;
      }
      current[task] = 0;
    }
    this.touched = false;
    return grown;
  }
}

/**
 * Who accessed what how often, and who started whom: learned from the runs so far, in which every count is the largest
 * seen. Tasks are told apart by their numbers, which programs hand out in the order of creation.
 */
export class AccessProfile {
  /** By `objectKey`; with holes. */
  private readonly objects: (ObjectProfile | undefined)[] = [];
  /** The objects accessed in this run: the first `touchedCount` of these. */
  private readonly touched: ObjectProfile[] = [];
  private touchedCount = 0;
  /** The objects that several tasks access, how often in all, and the sum of that. */
  private shared: { readonly object: number; readonly accesses: number }[] = [];
  private sharedAccesses = 0;
  private readonly parent: number[] = [];
  /** By task: the number of the run in which it was started last. */
  private readonly startedIn: number[] = [];
  private run = 0;

  /** The most tasks that any run had. */
  get tasks(): number {
    return Math.max(1, this.parent.length);
  }

  /** `key`: see `objectKey`. */
  performed(task: number, key: number, site: number): void {
    if (key < 0) return;
    const profile = (this.objects[key] ??= new ObjectProfile(key));
    if (!profile.touched) {
      profile.touched = true;
      this.touched[this.touchedCount++] = profile;
    }
    profile.performed(task, site);
  }

  /** What a task is to an object: where it first accesses it. Tasks that run the same code have the same role. */
  role(object: number, task: number): number {
    return Math.max(0, this.objects[object]?.firstSite[task] ?? 0);
  }

  started(child: number, parent: number): void {
    while (this.parent.length <= child) {
      this.parent.push(MAIN_TASK);
      this.startedIn.push(NEVER);
    }
    this.parent[child] = parent;
    this.startedIn[child] = this.run;
  }

  isStarted(task: number): boolean {
    return task === MAIN_TASK || this.startedIn[task] === this.run;
  }

  /** The task itself if it was started in this run, else the one that was and will, sooner or later, start it. */
  startedFor(task: number): number {
    let ancestor = task;
    while (!this.isStarted(ancestor)) ancestor = this.parent[ancestor] ?? MAIN_TASK;
    return ancestor;
  }

  /** Takes the run that ended into the profile. */
  finishRun(): void {
    this.run++;
    let grown = false;
    for (let i = 0; i < this.touchedCount; i++) if (this.touched[i]!.finishRun()) grown = true;
    this.touchedCount = 0;
    if (grown) this.sum();
  }

  count(object: number, task: number): number {
    return this.objects[object]?.largest[task] ?? 0;
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
    for (const profile of this.objects) {
      if (profile === undefined) continue;
      let tasks = 0;
      let accesses = 0;
      for (const count of profile.largest) {
        if (count > 0) tasks++;
        accesses += count;
      }
      if (tasks < 2) continue;
      this.shared.push({ object: profile.object, accesses });
      this.sharedAccesses += accesses;
    }
  }
}

const NEVER = -1;
