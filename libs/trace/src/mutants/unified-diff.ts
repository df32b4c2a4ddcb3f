/** A line of a comparison: kept, taken out of the first text, or put into the second. */
export interface DiffLine {
  readonly mark: ' ' | '-' | '+';
  readonly text: string;
}

const CONTEXT = 2;
/** Pairs of lines that are compared at most (it takes 4 bytes each); larger middles are shown as replaced. */
const MAX_PAIRS = 4_000_000;

/** The smallest list of lines that leads from one text to the other: a longest common subsequence, by dynamic programming. */
export function compareLines(before: string, after: string): readonly DiffLine[] {
  const a = before.split('\n');
  const b = after.split('\n');
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < Math.min(a.length, b.length) - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++;
  const middle = compareMiddle(a.slice(head, a.length - tail), b.slice(head, b.length - tail));
  const kept = (text: string): DiffLine => ({ mark: ' ', text });
  return [...a.slice(0, head).map(kept), ...middle, ...a.slice(a.length - tail).map(kept)];
}

function compareMiddle(a: readonly string[], b: readonly string[]): readonly DiffLine[] {
  if (a.length * b.length > MAX_PAIRS) {
    return [
      ...a.map((text) => ({ mark: '-', text }) as const),
      ...b.map((text) => ({ mark: '+', text }) as const),
    ];
  }
  // common[i][j]: the length of the longest common subsequence of a from i on and b from j on.
  const common = Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      common[i]![j] =
        a[i] === b[j] ? common[i + 1]![j + 1]! + 1 : Math.max(common[i + 1]![j]!, common[i]![j + 1]!);
    }
  }
  const lines: DiffLine[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      lines.push({ mark: ' ', text: a[i]! });
      i++;
      j++;
    } else if (j === b.length || (i < a.length && common[i + 1]![j]! >= common[i]![j + 1]!)) {
      lines.push({ mark: '-', text: a[i++]! });
    } else {
      lines.push({ mark: '+', text: b[j++]! });
    }
  }
  return lines;
}

/** As `diff -U2` writes it, with the same name on both sides. */
export function unifiedDiff(file: string, lines: readonly DiffLine[]): string {
  const near = lines.map((_, at) =>
    lines.slice(Math.max(0, at - CONTEXT), at + CONTEXT + 1).some(({ mark }) => mark !== ' '),
  );
  const hunks: string[] = [`--- ${file}`, `+++ ${file}`];
  let before = 1;
  let after = 1;
  for (let at = 0; at < lines.length;) {
    if (near[at] === false) {
      before++;
      after++;
      at++;
      continue;
    }
    const end = near.indexOf(false, at);
    const hunk = lines.slice(at, end < 0 ? lines.length : end);
    const removed = hunk.filter(({ mark }) => mark !== '+').length;
    const added = hunk.filter(({ mark }) => mark !== '-').length;
    hunks.push(`@@ -${before},${removed} +${after},${added} @@`);
    hunks.push(...hunk.map(({ mark, text }) => mark + text));
    before += removed;
    after += added;
    at += hunk.length;
  }
  return hunks.join('\n');
}

/** The number of a line in the first text, or of the line before which it is put in; 1-based. */
export function lineOf(lines: readonly DiffLine[], line: DiffLine | undefined): number {
  const before = line === undefined ? [] : lines.slice(0, lines.indexOf(line));
  return before.filter(({ mark }) => mark !== '+').length + 1;
}
