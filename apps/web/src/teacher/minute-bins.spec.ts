import { minuteBins } from './minute-bins';

describe('times to solve', () => {
  it('fall each into one bin', () => {
    const bins = minuteBins([0, 4, 5, 59, 60, 100_000]);
    expect(bins.map(({ count }) => count)).toEqual([2, 1, 1, 1, 0, 1]);
    expect(bins.at(-1)).toMatchObject({ from: 1440, to: null });
  });

  it('are nothing when nobody has solved it', () => {
    expect(minuteBins([])).toEqual([]);
  });
});
