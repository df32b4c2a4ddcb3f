import { TestProgram } from '../testing/realms';

/** What the student's function answers about a value that the test has made. */
function answer(question: string, value: string): string | undefined {
  const harness = `
    import { always, check } from 'heddle/harness';
    always('asked', ({ ask }) => { check(false, String(ask(${value}))); });
  `;
  const program = new TestProgram(`export const ask = (value) => ${question};`, {
    source: harness,
    scenario: 'asked',
  });
  const { failure, exception } = program.run().execution;
  return failure ?? exception?.text;
}

describe('what the test has made, to a program', () => {
  it.each([
    ['value instanceof Error', "new Error('no')"],
    ['value instanceof Error', "new RangeError('no')"],
    ['value instanceof RangeError', "new RangeError('no')"],
    ['value instanceof Error', "new (class Refused extends Error {})('no')"],
    ['value instanceof Promise', '(async () => 1)()'],
  ])('makes %s true for %s', (question, value) => {
    expect(answer(question, value)).toBe('true');
  });

  it.each([
    ['value instanceof TypeError', "new RangeError('no')"],
    ['value instanceof Error', "{ message: 'no' }"],
    ['value instanceof class Own extends Error {}', "new Error('no')"],
    ['value instanceof Promise', '{ then() {} }'],
  ])('leaves %s false for %s', (question, value) => {
    expect(answer(question, value)).toBe('false');
  });
});
