import { readFileSync } from 'node:fs';
import { publicHarness } from './public-harness';

const HARNESS = `
import { always, check, reachable } from 'heddle/harness';
import { sleep, Thread } from 'heddle/threading';
const SECRET = [1, 2, 3];
function helper() { return 1; }
function onlyHidden() { return deeper(); }
function deeper() { sleep(SECRET.length); if (SECRET.length > 9) onlyHidden(); }
const { first, second } = { first: 1, second: 2 };
always('shown', ({ work }: { work(): void }) => { check(helper() === second); work(); });
/** The trick is to close twice. */
always('kept-back', (student) => { new Thread(student.work).start(); onlyHidden(); });
`;

it('keeps the scenarios that are named, and what they use', () => {
  const text = publicHarness(HARNESS, new Set(['shown']))!;
  expect(text).toContain("'shown'");
  expect(text).toContain('helper()');
  expect(text).toContain('second');
});

it('leaves nothing of the others: no name, no code, no comment, no import, however they call one another', () => {
  const text = publicHarness(HARNESS, new Set(['shown']))!;
  for (const part of ['kept-back', 'SECRET', 'onlyHidden', 'deeper', 'Thread', 'sleep', 'trick', 'reachable'])
    expect(text).not.toContain(part);
});

it.each([
  ['a name that is computed', "for (const n of [1, 2]) always('s' + n, () => {});"],
  ['a declaration inside of a function', "function all() { always('s', () => {}); } all();"],
  ['another name for a declaring function', "const a = always; a('s', () => {});"],
  ['a name that is a template', 'always(`s`, () => {});'],
])('answers nothing for %s', (_, text) => {
  expect(publicHarness(`import { always } from 'heddle/harness';\n${text}`, new Set(['s']))).toBeUndefined();
});

it('answers nothing for a renamed import', () => {
  const text = "import { always as often } from 'heddle/harness';\noften('s', () => {});";
  expect(publicHarness(text, new Set(['s']))).toBeUndefined();
});

it.each(['lost-update', 'bank-transfer', 'ab-ba', 'join-all', 'build-a-pool'])('can be had of %s', (slug) => {
  const harness = readFileSync(`exercises/${slug}/typescript/harness.ts`, 'utf8');
  const names = [...harness.matchAll(/^(?:always|reachable|linearizable)\(\s*'([^']+)'/gm)].map(
    (match) => match[1]!,
  );
  const [shown, ...hidden] = names;
  const text = publicHarness(harness, new Set([shown!]))!;
  expect(text).toContain(`'${shown!}'`);
  for (const name of hidden) expect(text).not.toContain(`'${name}'`);
});
