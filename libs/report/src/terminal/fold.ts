import type { TraceStep } from '@heddle/verdict';
import { isAccess } from '../explain/accesses';
import { roundOf } from '../explain/rounds';

/** A row of the table: a step, or steps that are folded, by their numbers. */
export type Row =
  | { readonly kind: 'step'; readonly step: TraceStep; readonly note?: string }
  | { readonly kind: 'folded'; readonly from: number; readonly to: number }
  /** The steps from one to another come again and again. */
  | { readonly kind: 'repeated'; readonly from: number; readonly to: number };

/**
 * At most so many rows: what decides stays, and what is next to it. Where nothing can be said to decide (undefined: it is not
 * asked), the ends of a long run, and where tasks take turns.
 */
export function fold(
  steps: readonly TraceStep[],
  rows: number,
  decisive?: readonly TraceStep[],
): readonly Row[] {
  if (steps.length <= rows) return steps.map((step): Row => ({ kind: 'step', step }));
  if (decisive !== undefined && decisive.length > 0) return foldAround(steps, rows, decisive);
  const folded = foldMiddle(steps, rows);
  return decisive !== undefined && folded.length < rows ? foldAround(steps, rows, []) : folded;
}

/** Of a run without end: how it gets into its round, and one round; undefined: it has none. */
export function foldRounds(steps: readonly TraceStep[], rows: number): readonly Row[] | undefined {
  const round = steps.length <= rows ? undefined : roundOf(steps);
  if (round === undefined) return undefined;
  const until = round.from + round.length;
  const again: Row = { kind: 'repeated', from: steps[round.from]!.step, to: steps[until - 1]!.step };
  return [...fold(steps.slice(0, until), rows - 1), again];
}

/** What is left out is the inside of the longest stretches of one task; if that is not enough, the middle. */
function foldMiddle(steps: readonly TraceStep[], rows: number): readonly Row[] {
  const telling = [...steps.keys()].filter((index) => isEdge(steps, index) || steps[index]!.blocked === true);
  const folded = rowsOf(steps, telling);
  if (folded.length <= rows) return folded;
  const tail = Math.max(1, Math.ceil(rows / 2));
  const head = Math.max(1, rows - tail - 1);
  const shown = folded.filter(
    (row, index) => row.kind === 'step' && (index < head || index >= folded.length - tail),
  );
  const position = new Map(steps.map(({ step }, index) => [step, index]));
  return rowsOf(
    steps,
    shown.flatMap((row) => (row.kind === 'step' ? [position.get(row.step.step)!] : [])),
  );
}

/** As many as there is room for, the most telling first; what is left out between two of them takes a row, too. */
function foldAround(
  steps: readonly TraceStep[],
  rows: number,
  decisive: readonly TraceStep[],
): readonly Row[] {
  let kept: readonly number[] = [];
  let shown: readonly Row[] = [];
  for (const index of byImportance(steps, decisive)) {
    const more = [...kept, index].sort((a, b) => a - b);
    const candidate = rowsOf(steps, more);
    if (candidate.length > rows) continue;
    kept = more;
    shown = candidate;
    if (shown.length === rows && shown.every(({ kind }) => kind === 'step')) break;
  }
  return shown;
}

/** What tells another task something, or waits for it to be told. */
const SIGNALS: ReadonlySet<string> = new Set([
  'wait',
  'notify',
  'semaphore-acquire',
  'semaphore-release',
  'event-wait',
  'event-set',
  'event-clear',
  'barrier-wait',
  'put',
  'get',
]);

/** Indices: what decides, the first and the last step, where a decisive access is protected, where tasks take turns, the rest. */
function byImportance(steps: readonly TraceStep[], decisive: readonly TraceStep[]): readonly number[] {
  const numbers = decisive.map(({ step }) => step);
  const position = new Map(steps.map(({ step }, index) => [step, index]));
  const places = numbers.flatMap((step) => position.get(step) ?? []);
  const first = [...new Set([...places, steps.length - 1, 0])];
  const near = places.length > 0 ? places : [steps.length - 1];
  const distance = (index: number) => Math.min(...near.map((place) => Math.abs(place - index)));
  const rank = (index: number) => {
    if (steps[index]!.blocked === true) return 0;
    if (places.some((place) => isBeside(steps, place, index))) return 1;
    if (isEdge(steps, index)) return 2;
    return isAccess(steps[index]!) || SIGNALS.has(steps[index]!.operation) ? 3 : 4;
  };
  const others = steps
    .map((_, index) => ({ index, rank: rank(index), distance: distance(index) }))
    .filter(({ index }) => !first.includes(index))
    .sort((a, b) => a.rank - b.rank || a.distance - b.distance || a.index - b.index);
  return [...first, ...others.map(({ index }) => index)];
}

/** Its task's step before or after, without anybody in between: what took the lock for it, and gave it back. */
function isBeside(steps: readonly TraceStep[], place: number, index: number): boolean {
  return Math.abs(place - index) === 1 && steps[index]!.task === steps[place]!.task;
}

function isEdge(steps: readonly TraceStep[], index: number): boolean {
  const { task } = steps[index]!;
  return steps[index - 1]?.task !== task || steps[index + 1]?.task !== task;
}

/** The steps that are kept, by index, and between them what is left out; a single one needs no more room than to say so. */
function rowsOf(steps: readonly TraceStep[], kept: readonly number[]): readonly Row[] {
  const row = (index: number): Row => ({ kind: 'step', step: steps[index]! });
  return kept.flatMap((index, at): readonly Row[] => {
    const before = kept[at - 1];
    if (before === undefined || index - before === 1) return [row(index)];
    if (index - before === 2) return [row(index - 1), row(index)];
    return [{ kind: 'folded', from: steps[before]!.step + 1, to: steps[index]!.step - 1 }, row(index)];
  });
}
