import { RandomSource } from './random-source';

function draw(seed: number, stream: number, count: number, bound: number): number[] {
  const source = new RandomSource();
  source.reset(seed, stream);
  return Array.from({ length: count }, () => source.below(bound));
}

describe('RandomSource', () => {
  it('draws these numbers for ever: replay tokens and golden files depend on them', () => {
    expect(draw(42, 1, 8, 1000)).toEqual([15, 593, 116, 27, 245, 922, 196, 995]);
  });

  it('draws other numbers in every stream', () => {
    expect(draw(42, 2, 8, 1000)).not.toEqual(draw(42, 1, 8, 1000));
  });

  it('looks at all bits of a large seed', () => {
    expect(draw(2 ** 40, 1, 8, 1000)).not.toEqual(draw(0, 1, 8, 1000));
  });

  it('is close to uniform over first draws of consecutive streams and over one stream', () => {
    const counts = new Array<number>(7).fill(0);
    for (let stream = 0; stream < 7_000; stream++) counts[draw(1, stream, 1, 7)[0]!]!++;
    for (const value of draw(1, 1, 7_000, 7)) counts[value]!++;

    expect(Math.min(...counts)).toBeGreaterThan(1_850);
    expect(Math.max(...counts)).toBeLessThan(2_150);
  });

  it('stays below the largest bound', () => {
    expect(Math.max(...draw(3, 1, 1_000, 2 ** 31))).toBeLessThan(2 ** 31);
  });
});
