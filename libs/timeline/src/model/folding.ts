import { isAccess } from './operations';
import { conflictingPair, failureIndex } from './marks';
import type { Timeline, TimelineRow } from './timeline';

/** A row of the table: a step, or steps in a row that tell nothing. */
export type Line =
  | { readonly kind: 'step'; readonly row: TimelineRow; readonly from: number; readonly to: number }
  | { readonly kind: 'fold'; readonly from: number; readonly to: number };

/** Fewer are shown as they are. */
const WORTH_FOLDING = 2;

/**
 * The table's lines. Folded away is what no other task can have noticed: a test's own steps, accesses to what only one task
 * touches, ends. Switches in the midst of such steps are no reason to show them.
 *
 * @param opened the folds that are open, by the index of their first step
 */
export function linesOf(timeline: Timeline, opened: ReadonlySet<number> | 'all'): readonly Line[] {
  const { rows } = timeline;
  const matters = interesting(timeline);
  const lines: Line[] = [];
  const show = (row: TimelineRow) => lines.push({ kind: 'step', row, from: row.index, to: row.index });
  for (let from = 0; from < rows.length;) {
    let to = from;
    if (!matters(rows[from]!)) while (to + 1 < rows.length && !matters(rows[to + 1]!)) to++;
    const folds = !matters(rows[from]!) && to - from + 1 >= WORTH_FOLDING;
    if (folds && opened !== 'all' && !opened.has(from)) lines.push({ kind: 'fold', from, to });
    else for (let index = from; index <= to; index++) show(rows[index]!);
    from = to + 1;
  }
  return lines;
}

/** Which line a step is in. */
export function lineAt(lines: readonly Line[], index: number): number {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (lines[middle]!.to < index) low = middle + 1;
    else high = middle;
  }
  return low;
}

function interesting(timeline: Timeline): (row: TimelineRow) => boolean {
  const { story, variables, rows } = timeline;
  const pair = conflictingPair(story);
  const failure = failureIndex(timeline);
  const shared = new Set(
    variables.filter(({ tasks, written }) => tasks.size > 1 && written).map(({ name }) => name),
  );
  const last = rows.at(-1)?.index;
  return ({ index, step, overwrites }) => {
    if (index === failure || index === pair?.first || index === pair?.second) return true;
    if (step.blocked === true || overwrites !== undefined) return true;
    if (step.source === 'harness') return step.operation === 'start' || (index === last && isAccess(step));
    if (step.operation === 'end') return false;
    return !isAccess(step) || shared.has(step.target);
  };
}
