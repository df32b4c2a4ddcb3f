import { OperationKind, OperationResult, Patience, type Site, type Trace } from '@heddle/trace';
import { ObjectKind } from '@heddle/trace';
import type { Event, LockOrder } from '@heddle/verdict';
import { eventAt } from '../deadlock/wait-edge';
import { forkJoinClock, forksOrJoins, shapeOf } from './fork-join';
import { LockGraph } from './lock-graph';

/** So many differently shaped runs get a graph that lasts; of every further one only its own edges are known. */
const MAX_GRAPHS = 16;

/**
 * Potential deadlocks in runs that did not deadlock: Havelund, "Using Runtime Analysis to Guide Model Checking of Java
 * Programs" (SPIN 2000), with the guards and the segments of Bensalem, Havelund, "Dynamic Deadlock Analysis of
 * Multi-Threaded Programs" (HVC 2005). A task that asks for a lock while it holds another one makes an edge; a circle of
 * edges that can all be there at the same time could deadlock.
 *
 * It is none
 * - if one task makes two of its edges;
 * - if two of its edges are made under one common lock (a gate lock);
 * - if forks and joins order two of its edges. Events, queues and the like do not count: that a thread happens to come
 *   later in this test says nothing of the next one.
 *
 * A request with a time-out makes no edge, for it does not wait for ever; nor does taking a re-entrant lock again. A lock that a
 * task releases for another one is a signal, not a lock.
 *
 * Edges are remembered over all runs of the same shape (see `shapeOf`).
 */
export class LockOrderAnalysis {
  private readonly graphs = new Map<number, LockGraph>();
  private readonly passing = new LockGraph();
  /** The circle seen in a run of a shape that has no lasting graph. */
  private passingCycle: LockOrder | undefined;
  private sites: readonly Site[] = [];

  /** By lock: its owner or -1, how deep it is held, the event that took it. */
  private readonly owner: number[] = [];
  private readonly depth: number[] = [];
  private readonly since: number[] = [];
  /** By task: the locks it holds, its forks and joins so far, the depth to restore after a `Wait`. */
  private readonly held: number[][] = [];
  private readonly segment: number[] = [];
  private readonly savedDepth: number[] = [];

  /** @param sites by site number */
  add(trace: Trace, sites: readonly Site[]): void {
    if (!hasTwoLocks(trace)) return;
    this.sites = sites;
    const graph = this.graphFor(shapeOf(trace));
    if (graph !== this.passing) {
      this.replay(trace, graph);
      return;
    }
    graph.clear();
    this.replay(trace, graph);
    this.passingCycle ??= this.cycleOf(graph);
  }

  /** A circle that could deadlock, if there is any: a shortest one of the earliest graph that has one. */
  cycle(): LockOrder | undefined {
    for (const graph of this.graphs.values()) {
      const found = this.cycleOf(graph);
      if (found !== undefined) return found;
    }
    return this.passingCycle;
  }

  private cycleOf(graph: LockGraph): LockOrder | undefined {
    // In the harness's code alone it is not the student's.
    const own = (event: Event) => this.sites[event.site]?.source === 'submission';
    const edges = graph.cycle(({ requested, acquired }) => own(requested) || own(acquired));
    return (
      edges && {
        kind: 'lock-order',
        cycle: edges.map(({ task, held, acquired, lock, requested }) => ({
          task,
          held,
          acquired,
          lock,
          requested,
        })),
      }
    );
  }

  private graphFor(shape: number): LockGraph {
    const known = this.graphs.get(shape);
    if (known !== undefined) return known;
    if (this.graphs.size >= MAX_GRAPHS) return this.passing;
    const graph = new LockGraph();
    this.graphs.set(shape, graph);
    return graph;
  }

  private open(trace: Trace): void {
    for (let lock = 0; lock < trace.objectKind.length; lock++) {
      this.owner[lock] = FREE;
      this.depth[lock] = 0;
    }
    for (let task = 0; task < trace.tasks; task++) {
      const locks = (this.held[task] ??= []);
      locks.length = 0;
      this.segment[task] = 0;
    }
  }

  private replay(trace: Trace, graph: LockGraph): void {
    this.open(trace);
    const { length, kind, result, object, task } = trace;
    for (let at = 0; at < length; at++) {
      const operation = kind[at]!;
      if (operation <= (OperationKind.Inspect as number)) continue;
      const by = task[at]!;
      const done = result[at] === (OperationResult.Yes as number);
      switch (operation as OperationKind) {
        case OperationKind.Start:
        case OperationKind.Join:
          if (forksOrJoins(trace, at)) this.segment[by]!++;
          break;
        case OperationKind.Acquire:
          if (!done) break;
          if (trace.argument[at] === (Patience.Forever as number))
            this.request(trace, graph, at, object[at]!);
          this.take(object[at]!, by, 1, at);
          break;
        case OperationKind.Release:
          if (done) this.release(object[at]!, by, graph);
          break;
        case OperationKind.Wait:
          if (done) this.suspend(trace.objectArgument[object[at]!]!, by);
          break;
        case OperationKind.Reacquire: {
          const lock = trace.objectArgument[object[at]!]!;
          this.request(trace, graph, at, lock);
          this.take(lock, by, this.savedDepth[by]!, at);
          break;
        }
        default:
      }
    }
  }

  /** The task of this event got a lock that it would have waited for. */
  private request(trace: Trace, graph: LockGraph, at: number, lock: number): void {
    const task = trace.task[at]!;
    const guards = this.held[task]!;
    if (guards.length === 0 || this.owner[lock] === task) return;
    const segment = this.segment[task]!;
    for (const held of guards) {
      if (graph.has(task, segment, held, lock, guards)) continue;
      graph.add({
        task,
        held,
        acquired: eventAt(trace, this.since[held]!),
        lock,
        requested: eventAt(trace, at),
        guards: guards.toSorted((a, b) => a - b),
        segment,
        clock: forkJoinClock(trace, at),
      });
    }
  }

  private take(lock: number, task: number, depth: number, at: number): void {
    if (this.owner[lock] === FREE) {
      this.owner[lock] = task;
      this.since[lock] = at;
      this.held[task]!.push(lock);
    }
    this.depth[lock]! += depth;
  }

  private release(lock: number, task: number, graph: LockGraph): void {
    const owner = this.owner[lock]!;
    if (owner !== task) graph.markSignal(lock);
    if (--this.depth[lock]! === 0) this.free(lock, owner);
  }

  private suspend(lock: number, task: number): void {
    this.savedDepth[task] = this.depth[lock]!;
    this.depth[lock] = 0;
    this.free(lock, task);
  }

  private free(lock: number, owner: number): void {
    this.owner[lock] = FREE;
    const locks = this.held[owner];
    const index = locks?.lastIndexOf(lock) ?? -1;
    if (index >= 0) locks!.splice(index, 1);
  }
}

function hasTwoLocks({ objectKind }: Trace): boolean {
  let locks = 0;
  for (const kind of objectKind) {
    if ((kind === ObjectKind.Lock || kind === ObjectKind.ReentrantLock) && ++locks === 2) return true;
  }
  return false;
}

const FREE = -1;
