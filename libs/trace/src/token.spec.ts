import fc from 'fast-check';
import { decodeSchedule, encodeSchedule } from './schedule';
import { decodeToken, encodeToken, TokenError } from './token';

const seed = 20_261_122;

const schedule = fc
  .uniqueArray(fc.nat(100_000), { maxLength: 20 })
  .chain((steps) =>
    fc.tuple(...steps.toSorted((a, b) => a - b).map((step) => fc.nat(999).map((task) => ({ step, task })))),
  );

const token = fc.record({
  exercise: fc.stringMatching(/^[a-z][a-z0-9-]{0,30}$/),
  exerciseVersion: fc.stringMatching(/^[0-9a-f]{8}$/),
  programHash: fc.stringMatching(/^[0-9a-f]{8}$/),
  scenario: fc.stringMatching(/^[a-z][a-z0-9-]{0,40}$/),
  seed: fc.nat(),
  schedule: schedule.map(encodeSchedule),
});

describe('a schedule', () => {
  it(`survives its text form (seed ${seed})`, () => {
    fc.assert(
      fc.property(schedule, (made) => expect(decodeSchedule(encodeSchedule(made))).toEqual(made)),
      { seed },
    );
  });

  it('is refused when the text is none', () => {
    expect(() => decodeSchedule('1.0-x')).toThrow(RangeError);
  });
});

describe('a replay token', () => {
  it(`survives its text form (seed ${seed})`, () => {
    fc.assert(
      fc.property(token, (made) => expect(decodeToken(encodeToken(made))).toEqual(made)),
      { seed },
    );
  });

  it(`is refused when a character is changed, added or lost (seed ${seed})`, () => {
    fc.assert(
      fc.property(
        token,
        fc.nat(),
        fc.constantFrom('x', 'A', '7', '.', ''),
        fc.boolean(),
        (made, at, by, insert) => {
          const text = encodeToken(made);
          const index = at % text.length;
          const damaged = text.slice(0, index) + by + text.slice(insert ? index : index + 1);
          fc.pre(damaged !== text);

          expect(() => decodeToken(damaged)).toThrow(TokenError);
        },
      ),
      { seed, numRuns: 1_000 },
    );
  });
});
