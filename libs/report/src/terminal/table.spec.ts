import { scenarioOf } from '../testing/fixture-reports';
import { crowded, lostUpdate, poppedInBetween, type Fixture } from '../testing/fixture-runs';
import { PLAIN } from './style';
import { scheduleTable } from './table';

const options = { language: 'en', style: PLAIN, rows: 12, everything: false } as const;

/** The table of a run that is this many steps further on. */
function tableOf(fixture: Fixture, further = 0): readonly string[] {
  const failure = scenarioOf(fixture).failure!;
  const trace = failure.trace.map((one) => ({ ...one, step: one.step + further }));
  return scheduleTable({ ...failure, trace }, options);
}

describe('the table of a schedule', () => {
  it.each([
    ['side by side', lostUpdate(), 995],
    ['one below the other', crowded(), 990],
  ])(
    'keeps its columns straight when step numbers get longer in the middle of it, %s',
    (_, fixture, further) => {
      const rows = tableOf(fixture, further).filter((line) => /^ +\d/.test(line));
      const numbers = rows.map((row) => /\d+/.exec(row)!);

      expect(new Set(numbers.map(([number]) => number.length))).toEqual(new Set([3, 4]));
      expect(new Set(numbers.map(({ index, 0: number }) => index + number.length))).toEqual(new Set([6]));
      expect(rows.map((row) => row.slice(6))).toEqual(
        tableOf(fixture, 2_000)
          .filter((line) => /^ +\d/.test(line))
          .map((row) => row.slice(6)),
      );
    },
  );

  it('shows what somebody else did to a container between the look at it and its use', () => {
    const table = tableOf(poppedInBetween());
    const at = (text: string) => table.findIndex((line) => line.includes(text));

    expect(at('read  items')).toBeGreaterThan(0);
    expect(at('update items ← []')).toBeGreaterThan(at('read  items → 1'));
    expect(at('read  items → undefined')).toBeGreaterThan(at('update items ← []'));
    expect(table.length).toBeLessThanOrEqual(options.rows + 1);
  });
});
