import { globSync, readFileSync } from 'node:fs';
import { publicHarness } from './public-harness';

const HARNESS = `"""How the trick works."""
from threading import Thread, Lock
from time import sleep

from heddle import always, check, reachable

SECRET = [1, 2, 3]
shared = {}


def helper():
    """Helps the trick, too."""
    return len(shared)  # the trick, again


def only_hidden(depth):
    sleep(len(SECRET))
    return only_hidden(depth - 1) if depth else deeper()


def deeper():
    return only_hidden(0)


@always("shown")
def shown(student):
    check(helper() == 1, f"{helper()} it was")
    Thread(target=student.work).start()


@reachable("kept-back")
def kept_back(student, reach):
    only_hidden(3)
`;

it('keeps the scenarios that are named, and what they use', () => {
  const text = publicHarness(HARNESS, new Set(['shown']))!;
  expect(text).toContain('@always("shown")');
  expect(text).toContain('return len(shared)');
  expect(text).toContain('shared = {}');
  expect(text).toContain('from threading import Thread\n');
});

it('leaves nothing of the others: no name, no code, no comment, no import, however they call one another', () => {
  const text = publicHarness(HARNESS, new Set(['shown']))!;
  for (const part of ['kept', 'SECRET', 'only_hidden', 'deeper', 'Lock', 'sleep', 'trick', 'reachable'])
    expect(text).not.toContain(part);
});

it.each([
  ['a name that is computed', 'for n in [1, 2]:\n    always("s" + str(n))(print)'],
  ['a declaration inside of a function', 'def all():\n    always("s")(print)\n\nall()'],
  ['another name for what declares', 'a = always\n\n@a("s")\ndef s(student):\n    pass'],
  ['a name that is no literal', '@always(f"s")\ndef s(student):\n    pass'],
  ['a statement at the top that does something', 'print("s")'],
  ['what cannot be read', 'def s(:\n    pass'],
])('answers nothing for %s', (_, text) => {
  expect(publicHarness(`from heddle import always\n${text}\n`, new Set(['s']))).toBeUndefined();
});

it.each(['from heddle import always as often', 'import heddle', 'from heddle import *'])(
  'answers nothing for %s',
  (text) => {
    expect(publicHarness(`${text}\n`, new Set(['s']))).toBeUndefined();
  },
);

it.each(globSync('exercises/*/python/harness.py').sort())('can be had of %s', (path) => {
  const harness = readFileSync(path, 'utf8');
  const names = [...harness.matchAll(/^@(?:always|reachable)\("([^"]+)"/gm)].map((match) => match[1]!);
  const [shown, ...hidden] = names;
  const text = publicHarness(harness, new Set([shown!]))!;
  expect(text).toContain(`"${shown!}"`);
  for (const name of hidden) expect(text).not.toContain(`"${name}"`);
});
