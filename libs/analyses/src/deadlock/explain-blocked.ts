import { Ending, type Trace } from '@heddle/trace';
import type { Deadlock, Leak, LostWakeup, Stuck, WaitEdge } from '@heddle/verdict';
import { HeldLocks } from '../held-locks';
import { lostWakeup } from './lost-wakeup';
import { eventAt, waitEdge } from './wait-edge';

const MAIN = 0;

/**
 * Why nobody can go on, for a run that ended `Blocked`: a cycle in the wait-for graph (Holt 1972; a task waits for one thing at a
 * time, so a task has at most one edge and a path is found by following it), else a wake-up that came too early, else what somebody
 * left behind, else all that is waited for.
 */
export function explainBlocked(trace: Trace): Deadlock | LostWakeup | Leak | Stuck | undefined {
  if (trace.ending !== Ending.Blocked) return undefined;
  const held = new HeldLocks().open(trace);
  held.advance(trace.length);
  const waiting = new Map<number, WaitEdge>();
  for (const pending of trace.pending) {
    const edge = waitEdge(pending, trace, held);
    if (edge !== undefined) waiting.set(edge.task, edge);
  }
  return (
    findCycle(waiting) ??
    lostWakeup(trace, [...waiting.values()]) ??
    findLeak(trace, held, waiting) ?? { kind: 'stuck', waiting: [...waiting.values()] }
  );
}

/** The cycle that the lowest task number leads to, starting with the cycle's lowest. */
function findCycle(waiting: ReadonlyMap<number, WaitEdge>): Deadlock | undefined {
  for (const start of waiting.keys()) {
    const path = follow(start, waiting);
    const entry = path.findIndex((edge) => edge.task === path.at(-1)!.holder);
    if (entry < 0) continue;
    const cycle = path.slice(entry);
    const lowest = cycle.reduce((best, edge, i) => (edge.task < cycle[best]!.task ? i : best), 0);
    return { kind: 'deadlock', cycle: [...cycle.slice(lowest), ...cycle.slice(0, lowest)] };
  }
  return undefined;
}

/** Locks that ended tasks still hold, and tasks that the ended main task left alive and that can never end. */
function findLeak(trace: Trace, held: HeldLocks, waiting: ReadonlyMap<number, WaitEdge>): Leak | undefined {
  const edges = [...waiting.values()];
  const locks = new Set(
    edges
      .filter((edge) => edge.on === 'lock' && edge.holder >= 0 && held.hasEnded(edge.holder))
      .map((edge) => edge.object),
  );
  const tasks = held.hasEnded(MAIN)
    ? edges.map((edge) => edge.task).filter((task) => !trace.daemon[task]!)
    : [];
  if (locks.size === 0 && tasks.length === 0) return undefined;
  const isLeaked = (edge: WaitEdge): boolean =>
    tasks.includes(edge.task) || (edge.on === 'lock' && locks.has(edge.object));
  return {
    kind: 'leak',
    locks: [...locks].map((object) => ({ object, acquired: eventAt(trace, held.heldSince(object)) })),
    tasks,
    waiting: edges.filter(({ task }) => follow(task, waiting).some(isLeaked)),
  };
}

/** The edges from a task on: each one's holder is the next one's task. Ends before an edge comes a second time. */
function follow(start: number, waiting: ReadonlyMap<number, WaitEdge>): WaitEdge[] {
  const path: WaitEdge[] = [];
  let edge = waiting.get(start);
  while (edge !== undefined && !path.includes(edge)) {
    path.push(edge);
    edge = waiting.get(edge.holder);
  }
  return path;
}
