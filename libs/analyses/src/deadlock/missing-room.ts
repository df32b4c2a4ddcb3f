import { OperationKind, OperationResult, type Trace } from '@heddle/trace';
import type { Deadlock, WaitEdge } from '@heddle/verdict';
import { fromLowest, type WaitForGraph } from './wait-for-graph';

/**
 * The circle of a task that waits for room in a full queue, and of one that waits for that task to end before it takes anything out:
 * "joining processes that use queues" (the programming guidelines of Python's `multiprocessing`).
 *
 * Only if everybody who is left waits for such tasks to end, directly or not, or for room as they do: nobody else can take anything out. A daemon that waits for
 * items (the feeder of another queue) takes none before somebody of these puts some.
 * (Counterexample: a consumer that waits for its turn; what keeps it from its turn is what went wrong.) If somebody took something
 * out before, it is one of those who would have made room.
 */
export function missingRoom(
  trace: Trace,
  waiting: readonly WaitEdge[],
  graph: WaitForGraph,
): Deadlock | undefined {
  const isPut = new Set(
    trace.pending.filter(({ kind }) => kind === OperationKind.QueuePut).map(({ task }) => task),
  );
  for (const wait of waiting) {
    if (!isPut.has(wait.task)) continue;
    const writers = waiting.filter((edge) => isPut.has(edge.task) && edge.object === wait.object);
    const paths = waiting
      .filter(({ on }) => on === 'task')
      .map(({ task }) => pathOfJoins(task, graph))
      .filter((path) => writers.some(({ task }) => task === path.at(-1)!.holder));
    const idle = waiting.filter(
      ({ task, on }) => trace.daemon[task]! && on === 'queue' && !isPut.has(task),
    ).length;
    if (paths.length === 0 || paths.length + writers.length + idle < waiting.length) continue;
    const takers = takersOf(trace, wait.object);
    const isTaken = takers.size > 0;
    const back = paths
      .filter(([first]) => !isTaken || takers.has(first!.task))
      .sort((a, b) => b.length - a.length)[0];
    if (back === undefined) continue;
    const writer = writers.find(({ task }) => task === back.at(-1)!.holder)!;
    return { kind: 'deadlock', cycle: fromLowest([{ ...writer, holder: back[0]!.task }, ...back]) };
  }
  return undefined;
}

/** Whom a task waits for to end, whom that one waits for to end, and so on. */
function pathOfJoins(from: number, graph: WaitForGraph): readonly WaitEdge[] {
  const path: WaitEdge[] = [];
  for (let edge = graph.get(from)?.[0]; edge?.on === 'task' && !path.includes(edge);) {
    path.push(edge);
    edge = graph.get(edge.holder)?.[0];
  }
  return path;
}

function takersOf(trace: Trace, queue: number): ReadonlySet<number> {
  const takers = new Set<number>();
  for (let at = 0; at < trace.length; at++) {
    if (trace.kind[at] !== OperationKind.QueueGet || trace.object[at] !== queue) continue;
    if (trace.result[at] === (OperationResult.Yes as number)) takers.add(trace.task[at]!);
  }
  return takers;
}
