/** A name, a value, a line of a stack: what a table has room for. */
const MAX_WORD = 200;
/** A message, an exception's text, the program's output. */
const MAX_TEXT = 10_000;

const TEXTS = new Set(['message', 'text', 'frames', 'output']);

/** JSON whose length does not depend on how long the student's strings are. Numbers and counts are bounded by the engine. */
export function boundedJson(value: unknown): string {
  return JSON.stringify(value, (key, part: unknown) => {
    if (typeof part !== 'string') return part;
    if (key === 'schedule') return part; // the engine's own, and worth nothing when it is cut
    return cut(part, TEXTS.has(key) ? MAX_TEXT : MAX_WORD);
  });
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}
