import { OperationKind, OperationResult, type Trace } from '@heddle/trace';
import type { Deadlock, WaitEdge } from '@heddle/verdict';
import { fromLowest, type WaitForGraph } from './wait-for-graph';

/**
 * The circle of a task that holds a lock while it waits for a signal, and of another one that would give the signal and waits, in
 * the end, for that lock: a producer that waits for room with the buffer's mutex, a barrier inside a critical section, the nested
 * monitor lock-out (Lister, "The Problem of Nested Monitor Calls", Operating Systems Review 11, 1977).
 *
 * A trace does not tell who would have given a signal. If others gave it before, it would be one of those. (Counterexample: two
 * consumers, one of which waits for an item under a lock that the other wants; the producers have ended. That is no circle.) If
 * nobody did, all the others must be waiting for the lock, or for the same signal.
 */
export function withheldSignal(
  trace: Trace,
  waiting: readonly WaitEdge[],
  graph: WaitForGraph,
): Deadlock | undefined {
  for (const signal of waiting) {
    if (
      signal.on === 'task' ||
      signal.on === 'lock' ||
      signal.on === 'promise' ||
      signal.on === 'message' ||
      graph.get(signal.task)!.length > 0
    )
      continue;
    const behind = tasksBehind(signal.task, graph);
    const isSameSignal = (edge: WaitEdge): boolean => edge.on === signal.on && edge.object === signal.object;
    const paths = waiting
      .filter(({ task, on }) => task !== signal.task && on !== 'task' && behind.has(task))
      .map(({ task }) => pathTo(signal.task, task, graph))
      // Who only waits for the task to end waits for nothing that it holds.
      .filter((path) => path.at(-1)!.on !== 'task')
      .sort((a, b) => a.length - b.length);
    const givers = giversOf(trace, signal);
    const isClosed = waiting.every((edge) => behind.has(edge.task) || isSameSignal(edge));
    const back =
      givers.size > 0 ? paths.find(([first]) => givers.has(first!.task)) : isClosed ? paths[0] : undefined;
    if (back === undefined) continue;
    return { kind: 'deadlock', cycle: fromLowest([{ ...signal, holder: back[0]!.task }, ...back]) };
  }
  return undefined;
}

/** Who cannot go on before this task does, itself included. */
function tasksBehind(task: number, graph: WaitForGraph): ReadonlySet<number> {
  const behind = new Set([task]);
  for (let before = 0; before !== behind.size;) {
    before = behind.size;
    for (const [other, edges] of graph)
      if (edges.length > 0 && edges.every(({ holder }) => behind.has(holder))) behind.add(other);
  }
  return behind;
}

/** The edges from a task to one that it is behind. */
function pathTo(target: number, from: number, graph: WaitForGraph): readonly WaitEdge[] {
  const path: WaitEdge[] = [];
  for (let task = from; task !== target; task = path.at(-1)!.holder) path.push(graph.get(task)![0]!);
  return path;
}

/** The other tasks that have given such a signal in this run. */
function giversOf(trace: Trace, { object, task }: WaitEdge): ReadonlySet<number> {
  const kind = signalFor(trace.pending.find((operation) => operation.task === task)!.kind);
  const givers = new Set<number>();
  for (let at = 0; at < trace.length; at++) {
    if (trace.kind[at] !== kind || trace.object[at] !== object || trace.task[at] === task) continue;
    // What notify() answers is how many it woke.
    if (kind === OperationKind.Notify || trace.result[at] === (OperationResult.Yes as number))
      givers.add(trace.task[at]!);
  }
  return givers;
}

/** What ends a wait. Of a barrier none: who has arrived says nothing of who is missing. */
function signalFor(pending: OperationKind): OperationKind | undefined {
  switch (pending) {
    case OperationKind.Wait:
      return OperationKind.Notify;
    case OperationKind.SemaphoreAcquire:
      return OperationKind.SemaphoreRelease;
    case OperationKind.EventWait:
      return OperationKind.EventSet;
    case OperationKind.QueuePut:
      return OperationKind.QueueGet;
    case OperationKind.QueueGet:
      return OperationKind.QueuePut;
    case OperationKind.QueueJoin:
      return OperationKind.QueueTaskDone;
    default:
      return undefined;
  }
}
