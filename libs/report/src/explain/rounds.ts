import type { TraceStep } from '@heddle/verdict';

const LONGEST = 40;
const LATEST_START = 100;

/** The steps that a run without end goes through again and again, its first round of them. */
export interface Round {
  /** Index of its first step. */
  readonly from: number;
  readonly length: number;
}

/** Three rounds one after the other, and again at the end; undefined: there is none that is short enough to be told. */
export function roundOf(steps: readonly TraceStep[]): Round | undefined {
  const keys = steps.map(
    ({ task, operation, target, value, line }) => `${task} ${operation} ${target} ${value} ${line}`,
  );
  for (let from = 0; from <= LATEST_START; from++) {
    for (let length = 1; length <= LONGEST && from + 3 * length <= keys.length; length++) {
      if (repeats(keys, from, length) && comesLast(keys, from, length)) return { from, length };
    }
  }
  return undefined;
}

function repeats(keys: readonly string[], from: number, length: number): boolean {
  for (let at = from; at < from + 2 * length; at++) if (keys[at] !== keys[at + length]) return false;
  return true;
}

/** The limit may end the last round in its midst. */
function comesLast(keys: readonly string[], from: number, length: number): boolean {
  const round = keys.slice(from, from + length);
  const earliest = Math.max(from, keys.length - 3 * length);
  for (let at = keys.length - length; at >= earliest; at--) {
    if (round.every((key, index) => key === keys[at + index])) return true;
  }
  return false;
}
