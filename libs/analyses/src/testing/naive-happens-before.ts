import {
  conflict,
  isMemoryAccess,
  ObjectKind,
  OperationKind,
  OperationResult,
  type Site,
  type Trace,
} from '@heddle/trace';

/** The pairs of conflicting accesses that nothing orders, by building the whole happens-before relation: O(n²) and plain. */
export function unorderedPairs(trace: Trace): [first: number, second: number][] {
  const behind = happensBefore(trace);
  const pairs: [number, number][] = [];
  for (let second = 0; second < trace.length; second++) {
    if (!isAccess(trace, second)) continue;
    for (let first = 0; first < second; first++) {
      if (!isAccess(trace, first) || behind[second]!.has(first)) continue;
      const [a, b] = [first, second].map((at) => [trace.kind[at]!, trace.object[at]!] as const);
      if (conflict(a![0], a![1], b![0], b![1])) pairs.push([first, second]);
    }
  }
  return pairs;
}

export function isRace(
  trace: Trace,
  sites: readonly Site[],
  [first, second]: readonly [number, number],
): boolean {
  return [first, second].every(
    (at) => isPlain(trace.kind[at]!) && sites[trace.site[at]!]!.source === 'submission',
  );
}

function isPlain(kind: OperationKind): boolean {
  return kind === OperationKind.Read || kind === OperationKind.Write;
}

function isAccess(trace: Trace, at: number): boolean {
  return isMemoryAccess(trace.kind[at]!);
}

/** For each event the events before it. */
function happensBefore(trace: Trace): Set<number>[] {
  const behind: Set<number>[] = [];
  const rounds = roundsOfBarriers(trace);
  for (let later = 0; later < trace.length; later++) {
    const before = new Set<number>();
    for (let earlier = 0; earlier < later; earlier++) {
      if (!isEdge(trace, rounds, earlier, later)) continue;
      before.add(earlier);
      for (const event of behind[earlier]!) before.add(event);
    }
    behind.push(before);
  }
  return behind;
}

/** By event that arrives at or leaves a barrier: a number for the round. */
function roundsOfBarriers(trace: Trace): number[] {
  const rounds: number[] = [];
  const present = new Map<number, number>();
  const arrived = new Map<number, number>();
  for (let at = 0; at < trace.length; at++) {
    const task = trace.task[at]!;
    const barrier = trace.object[at]!;
    if (trace.kind[at] === OperationKind.BarrierWait) {
      if (trace.result[at] === 0) present.set(barrier, at);
      rounds[at] = present.get(barrier)!;
      arrived.set(task, present.get(barrier)!);
    } else if (trace.kind[at] === OperationKind.BarrierLeave) {
      rounds[at] = arrived.get(task)!;
    }
  }
  return rounds;
}

function isEdge(trace: Trace, rounds: readonly number[], a: number, b: number): boolean {
  if (trace.task[a] === trace.task[b]) return true;
  const [from, to] = [trace.kind[a] as OperationKind, trace.kind[b] as OperationKind];
  const [x, y] = [trace.object[a]!, trace.object[b]!];
  const yesA = trace.result[a] === OperationResult.Yes;
  const yesB = trace.result[b] === OperationResult.Yes;
  const lockOf = (kind: OperationKind, object: number): number =>
    kind === OperationKind.Wait || kind === OperationKind.Reacquire ? trace.objectArgument[object]! : object;
  if (from === OperationKind.Start) return yesA && x === trace.task[b];
  if (from === OperationKind.End) return to === OperationKind.Join && yesB && x === y;
  if (from === OperationKind.Release || from === OperationKind.Wait) {
    const takes = (to === OperationKind.Acquire && yesB) || to === OperationKind.Reacquire;
    return yesA && takes && lockOf(from, x) === lockOf(to, y);
  }
  if (from === OperationKind.BarrierWait)
    return to === OperationKind.BarrierLeave && yesB && rounds[a] === rounds[b];
  if (!yesA || x !== y) return false;
  if (from === OperationKind.SemaphoreRelease) return to === OperationKind.SemaphoreAcquire && yesB;
  if (from === OperationKind.EventSet) {
    const looks = to === OperationKind.Inspect && trace.objectKind[y] === ObjectKind.Event;
    return yesB && (to === OperationKind.EventWait || looks);
  }
  if (from === OperationKind.QueuePut) return to === OperationKind.QueueGet && yesB;
  if (from === OperationKind.QueueTaskDone) return to === OperationKind.QueueJoin && yesB;
  if (from === OperationKind.QueueShutdown) {
    const closed = trace.result[b] === OperationResult.Closed;
    return closed && (to === OperationKind.QueueGet || to === OperationKind.QueuePut);
  }
  return false;
}
