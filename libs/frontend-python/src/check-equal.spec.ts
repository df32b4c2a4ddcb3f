import { TestPython } from '../testing/python';

let python: TestPython;
beforeAll(async () => {
  python = await TestPython.open();
});

/** What `check.equal` says of the student's `result` and what was expected. */
function said(submission: string, expected: string): string | undefined {
  const harness = `from heddle import always, check\n@always('s')\ndef s(student):\n    check.equal(student.result, ${expected}, 'the log')\n`;
  python.run(submission, { harness, scenario: 's' });
  return python.execution.failure ?? python.execution.exception?.text;
}

describe('check.equal in Python', () => {
  it('says both values', () => {
    expect(said('result = [1, 2]', '[1, 3]')).toBe('the log was [1, 2], expected [1, 3]');
  });

  it.each([
    ['an element', 'list(range(90)) + [7]', 'list(range(91))', 'with 7 at index 90, expected 90'],
    ['the end of one', 'list(range(91))', 'list(range(90))', 'with 90 at index 90, expected nothing'],
  ])('says where lists differ that are cut alike: %s', (_, actual, expected, difference) => {
    expect(said(`result = ${actual}`, expected)).toMatch(
      new RegExp(`^the log was \\[0, 1, .*, ${difference}$`),
    );
  });

  it('says where texts differ that are cut alike', () => {
    expect(said("result = 'x' * 300 + 'one'", "'x' * 300 + 'two'")).toBe(
      "the log was '…xxxxxxxxxxone' from character 290 on, expected '…xxxxxxxxxxtwo'",
    );
  });

  it('never asks an object of the program what it is equal to', () => {
    const liar = 'class Liar:\n    def __eq__(self, other):\n        raise SystemExit\n';

    expect(said(`${liar}result = list(range(90)) + [Liar()]`, 'list(range(91))')).toMatch(
      /^the log was \[0, 1, /,
    );
  });
});
