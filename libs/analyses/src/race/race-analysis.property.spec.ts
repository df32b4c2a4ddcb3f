import fc from 'fast-check';
import { arbitraryTrace, SITES } from '../testing/arbitrary-trace';
import { isRace, unorderedPairs } from '../testing/naive-happens-before';
import { RaceAnalysis } from './race-analysis';

const SEED = 20260;
const PARAMETERS = { seed: SEED, numRuns: 1000 };

// One instance for all traces: what it keeps between them must not show.
const analysis = new RaceAnalysis();

describe(`RaceAnalysis, beside the whole happens-before relation (seed ${SEED})`, () => {
  it('finds a race on exactly the locations that have one', () => {
    fc.assert(
      fc.property(arbitraryTrace, (trace) => {
        const racy = unorderedPairs(trace).filter((pair) => isRace(trace, SITES, pair));
        const locations = analysis.analyse(trace, SITES).races.map(({ location }) => location);

        expect(locations.sort()).toEqual([...new Set(racy.map(([first]) => trace.object[first]))].sort());
      }),
      PARAMETERS,
    );
  });

  it('reports two accesses that are unordered indeed', () => {
    fc.assert(
      fc.property(arbitraryTrace, (trace) => {
        const pairs = unorderedPairs(trace).filter((pair) => isRace(trace, SITES, pair));
        const found = analysis
          .analyse(trace, SITES)
          .races.map(({ first, second }) => [first.step, second.step]);

        expect(pairs).toEqual(expect.arrayContaining(found));
      }),
      PARAMETERS,
    );
  });

  it('reports only sites that are unordered', () => {
    fc.assert(
      fc.property(arbitraryTrace, (trace) => {
        const sites = unorderedPairs(trace).flatMap(([first, second]) => [
          trace.site[first]!,
          trace.site[second]!,
        ]);

        expect(sites).toEqual(expect.arrayContaining([...analysis.analyse(trace, SITES).unorderedSites]));
      }),
      PARAMETERS,
    );
  });

  it('reports the first access that is unordered with an earlier one, on every location', () => {
    fc.assert(
      fc.property(arbitraryTrace, (trace) => {
        const first = new Map<number, number>();
        for (const [, second] of unorderedPairs(trace)) {
          if (!first.has(trace.object[second]!)) first.set(trace.object[second]!, trace.site[second]!);
        }

        expect(analysis.analyse(trace, SITES).unorderedSites).toEqual(
          expect.arrayContaining([...first.values()]),
        );
      }),
      PARAMETERS,
    );
  });
});
