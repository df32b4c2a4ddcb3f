import { wasOrWere } from './was-or-were';

const BEFORE = 10;
const WINDOW = 30;

/** What `check.equal` says of two values. Long ones are cut: where that leaves no difference to see, it says where there is one. */
export function unequalText(
  what: string,
  [actual, expected]: readonly [unknown, unknown],
  show: (value: unknown) => string,
  equals: (a: unknown, b: unknown) => boolean,
): string {
  const said = `${what} ${wasOrWere(what)}`;
  const [shown, wanted] = [show(actual), show(expected)];
  const both = `${said} ${shown}, expected ${wanted}`;
  if (shown !== wanted) return both;
  if (typeof actual === 'string' && typeof expected === 'string') {
    const from = Math.max(0, differAt(Array.from(actual), Array.from(expected), Object.is) - BEFORE);
    const part = (text: string) =>
      show(
        `${from > 0 ? '…' : ''}${Array.from(text)
          .slice(from, from + WINDOW)
          .join('')}`,
      );
    return `${said} ${part(actual)} from character ${from} on, expected ${part(expected)}`;
  }
  if (!Array.isArray(actual) || !Array.isArray(expected)) return both;
  const index = differAt(actual, expected, equals);
  const at = (list: readonly unknown[]) => (index < list.length ? show(list[index]) : 'nothing');
  return `${said} ${shown}, with ${at(actual)} at index ${index}, expected ${at(expected)}`;
}

function differAt(
  actual: readonly unknown[],
  expected: readonly unknown[],
  equals: (a: unknown, b: unknown) => boolean,
): number {
  const most = Math.min(actual.length, expected.length);
  let index = 0;
  while (index < most && equals(actual[index], expected[index])) index++;
  return index;
}
