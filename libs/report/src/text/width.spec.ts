import fc from 'fast-check';
import { fit, width, wrap } from './width';

describe('the width of text', () => {
  it('counts wide characters twice', () => expect(width('锁lock')).toBe(6));

  it('cuts what does not fit, and says so', () => {
    expect(fit('counter', 5)).toBe('coun…');
    expect(fit('计数器', 5)).toBe('计数…');
  });

  it('wraps every text into its columns without losing anything but spaces', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 2, max: 30 }), (text, columns) => {
        const lines = wrap(text, columns);
        expect(Math.max(...lines.map(width))).toBeLessThanOrEqual(columns);
        expect(lines.join('').replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''));
      }),
    );
  });

  it('does not begin a line with a full stop, nor end one with an opening bracket', () => {
    expect(wrap('四个条件。', 8)).toEqual(['四个条', '件。']);
    expect(wrap('四个条件（:7）', 10)).toEqual(['四个条件', '（:7）']);
  });
});
