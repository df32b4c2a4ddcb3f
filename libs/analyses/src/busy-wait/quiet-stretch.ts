import { isProgress, type OperationKind, type Trace } from '@heddle/trace';

/** From one place of a trace to another, that one excluded. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * The first stretch of at least `length` operations from `from` on that changed nothing; undefined if there is none. Looks at
 * every `length`-th operation only, and back from there as far as nothing changed (the idea of Boyer and Moore, CACM 1977):
 * most runs have changes everywhere and are hardly looked at.
 */
export function quietStretch(trace: Trace, from: number, length: number): Stretch | undefined {
  let start = from;
  while (start + length <= trace.length) {
    let at = start + length - 1;
    while (at >= start && !changes(trace, at)) at--;
    if (at >= start) {
      start = at + 1;
      continue;
    }
    let end = start + length;
    while (end < trace.length && !changes(trace, end)) end++;
    return { start, end };
  }
  return undefined;
}

function changes(trace: Trace, at: number): boolean {
  return isProgress(trace.kind[at] as OperationKind, trace.result[at]!);
}
