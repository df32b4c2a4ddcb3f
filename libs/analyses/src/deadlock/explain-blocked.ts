import { Ending, MAIN_TASK, type Trace } from '@heddle/trace';
import type { Deadlock, Leak, LostWakeup, Stuck, WaitEdge } from '@heddle/verdict';
import { HeldLocks } from '../held-locks';
import { lostWakeup } from './lost-wakeup';
import { missingRoom } from './missing-room';
import { eventAt, waitEdge } from './wait-edge';
import { findCycle, waitForGraph } from './wait-for-graph';
import { withheldSignal } from './withheld-signal';

/**
 * Why nobody can go on, for a run that ended `Blocked`: a circle in the wait-for graph, else a wake-up that came too early, else a
 * signal that nobody can give because of what the one who waits for it holds, else room that nobody can make because he waits for the one
 * who needs it, else what somebody left behind, else all that is waited for.
 */
export function explainBlocked(trace: Trace): Deadlock | LostWakeup | Leak | Stuck | undefined {
  if (trace.ending !== Ending.Blocked) return undefined;
  const held = new HeldLocks().open(trace);
  held.advance(trace.length);
  const waiting = trace.pending
    .filter(({ task, kind, site }) => !trace.isIdling(task, kind, site))
    .flatMap((pending) => waitEdge(pending, trace, held) ?? []);
  const graph = waitForGraph(trace, waiting);
  return (
    findCycle(graph) ??
    lostWakeup(trace, waiting) ??
    withheldSignal(trace, waiting, graph) ??
    missingRoom(trace, waiting, graph) ??
    findLeak(trace, held, waiting) ?? { kind: 'stuck', waiting }
  );
}

/** Locks that ended tasks still hold, and tasks that the ended main task left alive and that can never end. */
function findLeak(trace: Trace, held: HeldLocks, edges: readonly WaitEdge[]): Leak | undefined {
  const locks = new Set(
    edges
      .filter((edge) => edge.on === 'lock' && edge.holder >= 0 && held.hasEnded(edge.holder))
      .map((edge) => edge.object),
  );
  const tasks = held.hasEnded(MAIN_TASK)
    ? edges.map((edge) => edge.task).filter((task) => !trace.daemon[task]!)
    : [];
  if (locks.size === 0 && tasks.length === 0) return undefined;
  const isLeaked = (edge: WaitEdge): boolean =>
    tasks.includes(edge.task) || (edge.on === 'lock' && locks.has(edge.object));
  return {
    kind: 'leak',
    locks: [...locks].map((object) => ({ object, acquired: eventAt(trace, held.heldSince(object)) })),
    tasks,
    waiting: edges.filter((edge) => follow(edge, edges).some(isLeaked)),
  };
}

/** The edges from one on: each one's holder is the next one's task. Ends before an edge comes a second time. */
function follow(start: WaitEdge, edges: readonly WaitEdge[]): WaitEdge[] {
  const path: WaitEdge[] = [];
  let edge: WaitEdge | undefined = start;
  while (edge !== undefined && !path.includes(edge)) {
    path.push(edge);
    const { holder }: WaitEdge = edge;
    edge = edges.find(({ task }) => task === holder);
  }
  return path;
}
