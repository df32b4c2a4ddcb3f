import type { LockOrderEdge } from '@heddle/verdict';

/** An edge and what decides whether a circle through it is one. */
export interface LockEdge extends LockOrderEdge {
  /** All locks that the task held when it asked for the next one, and all semaphores of which it held a permit, each ascending. */
  readonly guards: readonly number[];
  /** The number of the task's forks and joins so far: between two of them the clock below stands still. */
  readonly segment: number;
  /** See `forkJoinClock`. */
  readonly clock: Int32Array;
}

/** A program with more edges than this is not a test any more; what is in the graph by then is searched for circles. */
const MAX_EDGES = 1_000;
/** Longer circles than this are not looked for, nor is a graph searched beyond so many steps. */
const MAX_CYCLE = 8;
const MAX_WORK = 200_000;

/** Which lock was asked for while which was held, by whom: of many runs, in bounded memory. */
export class LockGraph {
  private readonly edges: LockEdge[] = [];
  /** By a hash of what identifies an edge. */
  private readonly buckets = new Map<number, LockEdge[]>();
  /** Locks and semaphores that a task released for another one: signals, which are taken to wait and not to exclude. */
  private readonly signals = new Set<number>();
  /** By semaphore: how many tasks can be behind it at the same time. */
  private readonly permits = new Map<number, number>();

  /** Is there such an edge, or no room for another one? `guards`: ascending, the edge's `held` among them. */
  has(task: number, segment: number, held: number, lock: number, guards: readonly number[]): boolean {
    const bucket = this.buckets.get(hashOf(task, segment, held, lock));
    if (bucket === undefined) return this.edges.length >= MAX_EDGES;
    for (const edge of bucket) {
      if (edge.task !== task || edge.segment !== segment || edge.held !== held || edge.lock !== lock)
        continue;
      if (hasSame(edge.guards, guards)) return true;
    }
    return this.edges.length >= MAX_EDGES;
  }

  add(edge: LockEdge): void {
    this.edges.push(edge);
    const hash = hashOf(edge.task, edge.segment, edge.held, edge.lock);
    const bucket = this.buckets.get(hash);
    if (bucket === undefined) this.buckets.set(hash, [edge]);
    else bucket.push(edge);
  }

  markSignal(lock: number): void {
    this.signals.add(lock);
  }

  limit(semaphore: number, permits: number): void {
    this.permits.set(semaphore, permits);
  }

  clear(): void {
    this.edges.length = 0;
    this.buckets.clear();
    this.signals.clear();
    this.permits.clear();
  }

  /** A shortest circle that could deadlock, one of whose edges is `telling`; it starts with the lowest task. */
  cycle(telling: (edge: LockEdge) => boolean): readonly LockEdge[] | undefined {
    const edges = this.edges.filter(({ held, lock }) => !this.signals.has(held) && !this.signals.has(lock));
    const work = { left: MAX_WORK };
    for (let length = 2; length <= MAX_CYCLE; length++) {
      for (const first of edges) {
        const found = extended([first], length, edges, telling, work, this.room);
        if (found !== undefined) return found;
        if (work.left <= 0) return undefined;
      }
    }
    return undefined;
  }

  /** How many tasks can hold this guard at the same time. */
  private readonly room = (guard: number): number => {
    const permits = this.permits.get(guard);
    if (permits === undefined) return 1;
    return this.signals.has(guard) ? Infinity : permits;
  };
}

/** The path, made a circle of `length` edges. Its first task is the lowest, so that each circle is tried once. */
function extended(
  path: readonly LockEdge[],
  length: number,
  edges: readonly LockEdge[],
  telling: (edge: LockEdge) => boolean,
  work: { left: number },
  room: (guard: number) => number,
): readonly LockEdge[] | undefined {
  const last = path.at(-1)!;
  if (path.length === length) return last.lock === path[0]!.held && path.some(telling) ? path : undefined;
  for (const edge of edges) {
    if (work.left-- <= 0) return undefined;
    if (edge.held !== last.lock || edge.task < path[0]!.task) continue;
    if (!path.every((other) => canMeet(other, edge)) || !hasRoom(path, edge, room)) continue;
    const found = extended([...path, edge], length, edges, telling, work, room);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Can two tasks be at these two requests at the same time? Not if one is over by then. */
function canMeet(a: LockEdge, b: LockEdge): boolean {
  return a.task !== b.task && !isBefore(a, b) && !isBefore(b, a);
}

/**
 * Can the tasks of a path and of one more edge be at their requests together? Not if one lock guards two of them, and not if they
 * are more than a semaphore lets in: five philosophers make a circle, of whom a footman seats four.
 */
function hasRoom(path: readonly LockEdge[], edge: LockEdge, room: (guard: number) => number): boolean {
  return edge.guards.every((guard) => {
    const others = path.filter(({ guards }) => guards.includes(guard)).length;
    return others < room(guard);
  });
}

function isBefore(a: LockEdge, b: LockEdge): boolean {
  return a.clock[a.task]! <= (b.clock[a.task] ?? 0);
}

function hasSame(a: readonly number[], b: readonly number[]): boolean {
  if (a.length !== b.length) return false;
  return a.every((one, index) => one === b[index]);
}

function hashOf(task: number, segment: number, held: number, lock: number): number {
  return ((task * 31 + segment) * 1009 + held) * 1009 + lock;
}
