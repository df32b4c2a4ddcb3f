import { onlyLanguage } from './only-language';

const text = { type: 'paragraph' };
const ts = { type: 'code', lang: 'ts' };
const python = { type: 'code', lang: 'python' };
const shell = { type: 'code', lang: null };

function seen(children: object[], language: 'typescript' | 'python'): object[] {
  const tree = { children: children as { type: string }[] };
  onlyLanguage(language)(tree);
  return tree.children;
}

describe('of the code blocks of a statement', () => {
  it('that say the same one after the other, the reader sees the one in his language', () => {
    expect(seen([text, ts, python, text, ts, python], 'python')).toEqual([text, python, text, python]);
    expect(seen([text, ts, python, text, ts, python], 'typescript')).toEqual([text, ts, text, ts]);
  });

  it('several of his language stay, in a row, too', () => {
    expect(seen([ts, python, python], 'python')).toEqual([python, python]);
  });

  it('one that stands alone is seen by everybody, and so is what is no program', () => {
    expect(seen([ts, text, python, shell], 'typescript')).toEqual([ts, text, python, shell]);
  });
});
