import { ObjectKind, OperationKind, OperationResult, Patience, type Site, type Trace } from '@heddle/trace';
import type { Event, LockOrder } from '@heddle/verdict';
import { eventAt } from '../deadlock/wait-edge';
import { HeldLocks } from '../held-locks';
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
 * - if two of its edges are made under one common lock (a gate lock), or more of them behind one semaphore than it has permits;
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

  private readonly held = new HeldLocks();
  /** By task: its forks and joins so far. */
  private readonly segment: number[] = [];
  /** By task: the semaphores of which it holds permits, one entry for each permit. */
  private readonly permits: number[][] = [];

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

  private replay(trace: Trace, graph: LockGraph): void {
    const { held } = this;
    held.open(trace);
    for (let task = 0; task < trace.tasks; task++) {
      this.segment[task] = 0;
      this.permits[task] = [];
    }
    const { length, kind, result, object, task } = trace;
    for (let at = 0; at < length; at++) {
      const operation = kind[at]!;
      if (operation <= (OperationKind.Inspect as number)) continue;
      const done = result[at] === (OperationResult.Yes as number);
      switch (operation as OperationKind) {
        case OperationKind.Start:
        case OperationKind.Join:
          if (forksOrJoins(trace, at)) this.segment[task[at]!]!++;
          break;
        case OperationKind.Acquire:
          if (done && trace.argument[at] === (Patience.Forever as number))
            this.request(trace, graph, at, object[at]!);
          break;
        case OperationKind.Reacquire:
          this.request(trace, graph, at, trace.objectArgument[object[at]!]!);
          break;
        case OperationKind.Release:
          held.advance(at);
          if (done && held.holder(object[at]!) !== task[at]!) graph.markSignal(object[at]!);
          break;
        case OperationKind.SemaphoreAcquire:
          if (done) this.permits[task[at]!]!.push(object[at]!);
          break;
        case OperationKind.SemaphoreRelease:
          if (done) this.giveBack(graph, task[at]!, object[at]!, trace.argument[at]!);
          break;
        default:
      }
    }
  }

  private giveBack(graph: LockGraph, task: number, semaphore: number, permits: number): void {
    const held = this.permits[task]!;
    for (let i = 0; i < permits; i++) {
      const at = held.lastIndexOf(semaphore);
      if (at < 0) graph.markSignal(semaphore);
      else held.splice(at, 1);
    }
  }

  /** The task of this event got a lock that it would have waited for. */
  private request(trace: Trace, graph: LockGraph, at: number, lock: number): void {
    const task = trace.task[at]!;
    this.held.advance(at);
    if (this.held.holder(lock) === task) return;
    const segment = this.segment[task]!;
    const locks = this.held.heldBy(task);
    if (locks.length === 0) return;
    const semaphores = [...new Set(this.permits[task])].sort((a, b) => a - b);
    for (const semaphore of semaphores) graph.limit(semaphore, trace.objectArgument[semaphore]!);
    const guards = [...locks, ...semaphores];
    for (const held of locks) {
      if (graph.has(task, segment, held, lock, guards)) continue;
      graph.add({
        task,
        held,
        acquired: eventAt(trace, this.held.heldSince(held)),
        lock,
        requested: eventAt(trace, at),
        guards,
        segment,
        clock: forkJoinClock(trace, at),
      });
    }
  }
}

function hasTwoLocks({ objectKind }: Trace): boolean {
  let locks = 0;
  for (const kind of objectKind) {
    if ((kind === ObjectKind.Lock || kind === ObjectKind.ReentrantLock) && ++locks === 2) return true;
  }
  return false;
}
