import { scenarioOf } from '../testing/fixture-reports';
import { halfLocked } from '../testing/fixture-runs';
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
