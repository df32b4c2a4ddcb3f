import fc from 'fast-check';
import { traceOf, type Row } from '../testing/trace-table';
import { quietStretch } from './quiet-stretch';

/** So that a failure names the way back to it. */
const SEED = 20262;
const LENGTH = 4;

describe(`quietStretch (seed ${SEED})`, () => {
  it('finds what looking at every operation finds', () => {
    const changes = fc.array(
      fc.integer({ min: 0, max: 4 }).map((one) => one === 0),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(changes, fc.nat(10), (run, from) => {
        const trace = traceOf({ rows: run.map((change): Row => [0, change ? 'Write' : 'Read']) });
        const text = run.map((change) => (change ? 'w' : 'r')).join('');
        const match = /r{4,}/.exec(text.slice(from));
        const expected = match && { start: from + match.index, end: from + match.index + match[0].length };

        expect(quietStretch(trace, from, LENGTH) ?? null).toEqual(expected);
      }),
      { seed: SEED, numRuns: 500 },
    );
  });
});
