import {
  hasPatience,
  isMemoryAccess,
  isProgress,
  OperationKind,
  OperationResult,
  Patience,
  type Site,
  type Trace,
} from '@heddle/trace';
import type { BusyWait } from '@heddle/verdict';
import { eventAt } from '../deadlock/wait-edge';
import { quietStretch, type Stretch } from './quiet-stretch';

/** As many operations in which nobody changes anything; what is shorter may be a few retries. The engine's fairness sees a spin no later. */
const SPINNING = 40;
/** Each place is come by so often in that time, on average; a loop over forty elements comes by each once. */
const ROUNDS = 3;

/**
 * A task that asked again and again, without waiting or sleeping in between, until another task did what it asked for:
 *
 * - of a stretch in which nobody changed anything it performed `SPINNING` operations, again and again the same ones;
 * - none of them waits: no sleep but one of no time, no time-out, nothing that blocks but locks, no timer of its event loop that
 *   was not due yet;
 * - then another task changed something that it had looked at, and within a round or so it did something else.
 *
 * A loop that is left after a fixed number of rounds can look so by accident; see `BusyWaitAnalysis`.
 */
export function findSpin(trace: Trace, sites: readonly Site[]): BusyWait | undefined {
  let stretch = quietStretch(trace, 0, SPINNING);
  while (stretch !== undefined) {
    const { start, end } = stretch;
    for (const task of spinningTasks(trace, start, end)) {
      const found = spinOf(trace, sites, task, stretch);
      if (found !== undefined) return found;
    }
    stretch = quietStretch(trace, end, SPINNING);
  }
  return undefined;
}

function spinningTasks(trace: Trace, start: number, end: number): number[] {
  const counts = new Map<number, number>();
  for (let at = start; at < end; at++) counts.set(trace.task[at]!, (counts.get(trace.task[at]!) ?? 0) + 1);
  return [...counts].flatMap(([task, count]) => (count >= SPINNING ? [task] : []));
}

function spinOf(trace: Trace, sites: readonly Site[], task: number, stretch: Stretch): BusyWait | undefined {
  const places = new Set<string>();
  /** By what was looked at: the first look. */
  const looks = new Map<string, number>();
  let at = stretch.start;
  for (let count = 0; count < SPINNING; at++) {
    if (at === stretch.end) return undefined;
    if (letsTimePass(trace, at, task)) {
      count = 0;
      places.clear();
      looks.clear();
    }
    if (trace.task[at] !== task) continue;
    if (waits(trace, at)) return undefined;
    count++;
    places.add(placeOf(trace, at));
    if (!isLook(trace, at)) continue;
    const asked = thing(trace, at);
    if (!looks.has(asked)) looks.set(asked, at);
  }
  if (SPINNING < places.size * ROUNDS) return undefined;
  const change = whatEndedIt(trace, task, at, places, looks);
  if (change < 0) return undefined;
  const look = eventAt(trace, looks.get(thing(trace, change))!);
  return sites[look.site]?.source === 'submission'
    ? { kind: 'busy-wait', task, look, change: eventAt(trace, change) }
    : undefined;
}

/** The last change by another task before the spinning one went its way; -1 if it went its way for another reason. */
function whatEndedIt(
  trace: Trace,
  task: number,
  from: number,
  places: ReadonlySet<string>,
  looks: ReadonlyMap<string, number>,
): number {
  let change = -1;
  let since = new Map<string, number>();
  for (let at = from; at < trace.length; at++) {
    if (trace.task[at] === task) {
      const place = placeOf(trace, at);
      if (!places.has(place)) return change;
      const times = (since.get(place) ?? 0) + 1;
      since.set(place, times);
      if (times > 2) change = -1;
    } else if (frees(trace, at) && looks.has(thing(trace, at))) {
      change = at;
      since = new Map();
    }
  }
  return -1;
}

/** Does it give the processor away until something happens, or for a time? Taking a lock is part of looking. */
function waits(trace: Trace, at: number): boolean {
  const kind = trace.kind[at] as OperationKind;
  if (!hasPatience(kind)) return kind === OperationKind.BarrierWait || kind === OperationKind.QueueJoin;
  const patience = trace.argument[at] as Patience;
  return patience === Patience.Limited || (patience === Patience.Forever && kind !== OperationKind.Acquire);
}

/** Is it a timer that the event loop of the task had to wait for? Who looks once each time it fires does not spin. */
function letsTimePass(trace: Trace, at: number, task: number): boolean {
  return (
    trace.kind[at] === (OperationKind.Fire as number) &&
    trace.argument[at] === (Patience.Limited as number) &&
    trace.object[at] === trace.loop[task]
  );
}

/** Reads, questions, and tries that found nothing. Taking and releasing a lock is not what a task spins for. */
function isLook(trace: Trace, at: number): boolean {
  const kind = trace.kind[at] as OperationKind;
  if (isMemoryAccess(kind) || kind === OperationKind.Inspect) return true;
  return (
    hasPatience(kind) && kind !== OperationKind.Sleep && trace.result[at] === (OperationResult.No as number)
  );
}

function frees(trace: Trace, at: number): boolean {
  const kind = trace.kind[at] as OperationKind;
  return (
    kind === OperationKind.Release ||
    kind === OperationKind.SemaphoreRelease ||
    isProgress(kind, trace.result[at]!)
  );
}

function placeOf(trace: Trace, at: number): string {
  return `${trace.kind[at]!} ${trace.object[at]!} ${trace.site[at]!}`;
}

/** Locations, tasks and synchronisation objects are numbered apart. */
function thing(trace: Trace, at: number): string {
  const kind = trace.kind[at] as OperationKind;
  const object = trace.object[at]!;
  if (isMemoryAccess(kind)) return `location ${object}`;
  return kind === OperationKind.Join || kind === OperationKind.End ? `task ${object}` : `object ${object}`;
}
