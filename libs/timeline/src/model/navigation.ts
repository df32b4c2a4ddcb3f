import { lineAt, type Line } from './folding';
import { failureIndex } from './marks';
import { START } from './story';
import type { Timeline } from './timeline';

export type Move = 'forward' | 'back' | 'next-switch' | 'previous-switch' | 'start' | 'end' | 'failure';

/** Where a move leads to from a step. A folded stretch is one step for a reader. */
export function moved(timeline: Timeline, lines: readonly Line[], at: number, move: Move): number {
  switch (move) {
    case 'forward':
      return lines[at === START ? 0 : lineAt(lines, at) + 1]?.to ?? at;
    case 'back':
      return at === START ? START : (lines[lineAt(lines, at) - 1]?.to ?? START);
    case 'next-switch':
      return timeline.rows.find((row) => row.index > at && row.switch !== undefined)?.index ?? at;
    case 'previous-switch':
      return timeline.rows.findLast((row) => row.index < at && row.switch !== undefined)?.index ?? START;
    case 'start':
      return START;
    case 'end':
      return timeline.length - 1;
    case 'failure':
      return failureIndex(timeline);
  }
}
