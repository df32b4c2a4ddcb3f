import type { Trace } from '@heddle/trace';
import type { Deadlock, WaitEdge } from '@heddle/verdict';
import { heldPermits } from './held-permits';

/**
 * By task, the edges of the wait-for graph (Holt 1972): one for each task that could end its wait by giving back what it holds, or
 * by ending. A task has at most one, but for a semaphore, whose permits several may hold. Those who wait for a signal have none.
 */
export type WaitForGraph = ReadonlyMap<number, readonly WaitEdge[]>;

export function waitForGraph(trace: Trace, waiting: readonly WaitEdge[]): WaitForGraph {
  const permits = heldPermits(trace);
  return new Map(
    waiting.map((edge) => {
      if (edge.on !== 'semaphore') return [edge.task, edge.holder < 0 ? [] : [edge]];
      const holders = permits.get(edge.object) ?? [];
      const edges = holders.map((heldSince): WaitEdge => ({ ...edge, holder: heldSince.task, heldSince }));
      // A path prefers another task to the one that it comes from.
      return [edge.task, edges.sort((a, b) => Number(a.holder === a.task) - Number(b.holder === b.task))];
    }),
  );
}

/** The circle that the lowest task number leads to, starting with the circle's lowest. */
export function findCycle(graph: WaitForGraph): Deadlock | undefined {
  const [start] = [...knot(graph)].sort((a, b) => a - b);
  if (start === undefined) return undefined;
  const path: WaitEdge[] = [];
  for (let edge = graph.get(start)![0]!; !path.includes(edge); edge = graph.get(edge.holder)![0]!)
    path.push(edge);
  const entry = path.findIndex(({ task }) => task === path.at(-1)!.holder);
  return { kind: 'deadlock', cycle: fromLowest(path.slice(entry)) };
}

/**
 * The tasks that wait for one another only: whoever could end a wait of one is one of them. One holder of a semaphore that is out of
 * it is enough to be out of it, too.
 */
function knot(graph: WaitForGraph): ReadonlySet<number> {
  const tasks = new Set(graph.keys());
  for (let before = -1; before !== tasks.size;) {
    before = tasks.size;
    for (const task of tasks) {
      const edges = graph.get(task)!;
      if (edges.length === 0 || !edges.every(({ holder }) => tasks.has(holder))) tasks.delete(task);
    }
  }
  return tasks;
}

/** The same circle, entered at its lowest task. */
export function fromLowest(cycle: readonly WaitEdge[]): readonly WaitEdge[] {
  const lowest = cycle.reduce((best, edge, i) => (edge.task < cycle[best]!.task ? i : best), 0);
  return [...cycle.slice(lowest), ...cycle.slice(0, lowest)];
}
