import { leadingComment } from './solutions';

describe('the comment that a wrong solution starts with', () => {
  it.each([
    ['// one line\nlet a;', 'typescript', 'one line'],
    ['// two\n// lines\nlet a;', 'typescript', 'two lines'],
    ['/**\n * a block\n */\nlet a;', 'typescript', 'a block'],
    ['# python\nx = 1', 'python', 'python'],
    ['"""A docstring."""\nx = 1', 'python', 'A docstring.'],
    ['let a; // later', 'typescript', ''],
    ['//\nlet a;', 'typescript', ''],
  ] as const)('of %j is read', (source, language, expected) => {
    expect(leadingComment(source, language)).toBe(expected);
  });
});
