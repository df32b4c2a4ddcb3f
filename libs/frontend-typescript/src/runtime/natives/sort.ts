import type { Running } from '../types';

/** A stable merge sort whose comparisons are coroutines. `undefined` goes last without being compared. */
export function* mergeSort(
  values: readonly unknown[],
  compare: (a: unknown, b: unknown) => Running,
): Running<unknown[]> {
  const defined = values.filter((value) => value !== undefined);
  const sorted = yield* sort(defined, compare);
  for (let missing = values.length - defined.length; missing > 0; missing--) sorted.push(undefined);
  return sorted;
}

function* sort(values: unknown[], compare: (a: unknown, b: unknown) => Running): Running<unknown[]> {
  if (values.length < 2) return values;
  const middle = values.length >> 1;
  const left = yield* sort(values.slice(0, middle), compare);
  const right = yield* sort(values.slice(middle), compare);
  const merged: unknown[] = [];
  let l = 0;
  let r = 0;
  while (l < left.length && r < right.length) {
    // As V8 asks: the later one first. Of a comparison that answers with a boolean the outcome depends on that.
    const order = Number(yield* compare(right[r], left[l]));
    merged.push(order < 0 ? right[r++] : left[l++]);
  }
  return merged.concat(left.slice(l), right.slice(r));
}
