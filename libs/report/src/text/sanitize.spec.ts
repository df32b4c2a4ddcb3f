import fc from 'fast-check';
import { sanitize } from './sanitize';

describe('sanitising', () => {
  it('shows terminal escapes instead of obeying them', () => {
    expect(sanitize('\u001b[2Jgone\u0007')).toBe('␛[2Jgone␇');
  });

  it('leaves names in any script alone', () => {
    expect(sanitize('计数器 größe 🙂')).toBe('计数器 größe 🙂');
  });

  it('shows what would reorder or hide text', () => {
    expect(sanitize('a\u202eb\u200bc')).toBe('a\ufffdb\ufffdc');
  });

  it('keeps lines only where they are wanted', () => {
    expect(sanitize('a\nb')).toBe('a␊b');
    expect(sanitize('a\nb\rc', { lines: true })).toBe('a\nb␍c');
  });

  it('never lets a control character through', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        // eslint-disable-next-line no-control-regex
        expect(sanitize(text)).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e]/);
      }),
    );
  });
});
