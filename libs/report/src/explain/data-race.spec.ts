import { scenarioOf } from '../testing/fixture-reports';
import { halfLocked, lostUpdate } from '../testing/fixture-runs';
import { dataRace } from './data-race';

describe('the explanation of a data race', () => {
  it('names the task with the lower number first, whoever came first', () => {
    const failure = scenarioOf(halfLocked()).failure!;
    const race = failure.race!;
    const turned = { ...failure, race: { ...race, first: race.second, second: race.first } };

    expect(dataRace(turned)).toEqual(dataRace(failure));
    expect(dataRace(turned).explanation.en).toMatch(
      /Line \d+ of T1 .* and line \d+ of T2 .* can run in either order/,
    );
  });
});

describe('a lost update', () => {
  const lost = (value: string) => {
    const failure = scenarioOf(lostUpdate()).failure!;
    const write = failure.trace.findLast(({ task, operation }) => task === 1 && operation === 'write')!;
    const again = { ...write, operation: 'read', step: write.step, value };
    const rest = failure.trace.filter(({ step }) => step < write.step);
    return dataRace({ ...failure, trace: [...rest, again, { ...write, step: write.step + 1 }] }).explanation
      .en;
  };

  it('is none if the second to write had read what the first one wrote', () => {
    expect(dataRace(scenarioOf(lostUpdate()).failure!).explanation.en).toContain('was lost');
    expect(lost('1')).not.toContain('was lost');
  });
});
