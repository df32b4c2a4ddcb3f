import { politeForever } from '../testing/fixture-runs';
import { scenarioOf } from '../testing/fixture-reports';
import { roundOf } from './rounds';

describe('the round that an endless run goes through', () => {
  const own = scenarioOf(politeForever()).failure!.trace.filter(({ source }) => source === 'submission');

  it('is found though the run begins otherwise, and ends in the midst of it', () => {
    const before = { ...own[0]!, line: 99 };

    expect(roundOf([before, ...own.slice(0, -2)])).toEqual({ from: 1, length: 6 });
  });

  it.each([
    ['comes twice only', own.slice(0, 13)],
    ['is over before the end', [...own, ...own.map((step) => ({ ...step, line: step.step + 100 }))]],
  ])('is none if what repeats %s', (_, steps) => {
    expect(roundOf(steps)).toBeUndefined();
  });
});
