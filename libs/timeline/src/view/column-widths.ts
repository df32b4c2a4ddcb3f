import { width } from '@heddle/report';
import type { Line } from '../model';
import type { Sentences } from '../text/sentences';

/** Of a letter in a cell, and of what a cell has around its text; in rem. */
const LETTER = 0.49;
const AROUND = 0.9;
const [LEAST, MOST] = [8, 17];

/** How wide each task's column has to be for what is said in it, in rem: what conflicts with what must not be cut off. */
export function columnWidths(
  lines: readonly Line[],
  tasks: readonly number[],
  say: Pick<Sentences, 'operation'>,
): readonly number[] {
  const longest = new Map<number, number>();
  for (const line of lines) {
    if (line.kind !== 'step') continue;
    const { step } = line.row;
    // With the number of its line and a mark: ` :107 ✗`.
    const own = step.source === 'submission' ? `${step.line}`.length + 4 : 0;
    const letters = width(say.operation(step)) + own;
    longest.set(step.task, Math.max(longest.get(step.task) ?? 0, letters));
  }
  return tasks.map((task) => Math.min(MOST, Math.max(LEAST, (longest.get(task) ?? 0) * LETTER + AROUND)));
}
