import { unequalText } from './unequal';

const letters = (text: string): string[] => Array.from(text);
/** Five elements are shown of a list, and 40 characters of a text. */
const show = (value: unknown): string =>
  Array.isArray(value)
    ? `[${value.slice(0, 5).join(', ')}${value.length > 5 ? ', …' : ''}]`
    : typeof value === 'string' && value.length > 40
      ? `${value.slice(0, 39)}…`
      : String(value);
const said = (actual: unknown, expected: unknown): string =>
  unequalText('the log', [actual, expected], show, Object.is);

describe('what is said of two values that are not equal', () => {
  it('is both of them', () => {
    expect(said(letters('ab'), letters('ac'))).toBe('the log was [a, b], expected [a, c]');
  });

  it.each([
    ['an element', 'abcdefgh', 'abcdefxh', 'with g at index 6, expected x'],
    ['the end of one', 'abcdefg', 'abcdef', 'with g at index 6, expected nothing'],
  ])('is where lists differ that are cut alike: %s', (_, actual, expected, difference) => {
    expect(said(letters(actual), letters(expected))).toBe(`the log was [a, b, c, d, e, …], ${difference}`);
  });

  it('is where texts differ that are cut alike', () => {
    const start = 'x'.repeat(50);

    expect(said(`${start}one`, `${start}two`)).toBe(
      'the log was …xxxxxxxxxxone from character 40 on, expected …xxxxxxxxxxtwo',
    );
  });
});
