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
const sized = fc.tuple(token, fc.integer({ min: 1 })).map(([made, size]) => ({ ...made, size }));
const anyToken = fc.oneof(token, sized);

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
  const pinned = {
    exercise: 'ab-ba',
    exerciseVersion: '0123abcd',
    programHash: 'deadbeef',
    scenario: 'both',
    seed: 1,
    schedule: 'c.1',
  };

  const long = encodeSchedule(Array.from({ length: 30 }, (_, n) => ({ step: 3 * n + 2, task: n % 3 })));

  // A compatibility contract: people keep tokens.
  it('looks the same for ever', () => {
    expect(encodeToken(pinned)).toBe('h1.ab-ba.MDEyM2FiY2QKZGVhZGJlZWYKYm90aAoxCmMuMQp2enlscG8');
    expect(encodeToken({ ...pinned, size: 3 })).toBe(
      'h2.ab-ba.MDEyM2FiY2QKZGVhZGJlZWYKYm90aAoxCmMuMQozCmx1OTJlcg',
    );
    expect(encodeToken({ ...pinned, schedule: long })).toBe(
      'h3.ab-ba.MDEyM2FiY2QKZGVhZGJlZWYKYm90aAoxCgpqM2Zrb3EKAwcLDAoAAxo',
    );
  });

  it('says which versions there are if it is of another one', () => {
    expect(() => decodeToken('h9.ab-ba.AAAA')).toThrow('has version h9; this Heddle reads h1, h2 and h3');
  });

  it('is still read if it is of a time when long schedules were not packed', () => {
    expect(
      decodeToken(
        'h1.ab-ba.MDEyM2FiY2QKZGVhZGJlZWYKYm90aAoxCjIuMC0zLjEtMy4yLTMuMC0zLjEtMy4yLTMuMC0zLjEtMy4yLTMuMC0zLjEtMy4yLTMuMC0zLjEtMy4yLTMuMC0zLjEtMy4yLTMuMC0zLjEtMy4yLTMuMC0zLjEtMy4yLTMuMC0zLjEtMy4yLTMuMC0zLjEtMy4yCjFqeXdrNXk',
      ),
    ).toEqual({ ...pinned, schedule: long });
  });

  const tangled = (count: number, task: (n: number) => number) =>
    encodeSchedule(Array.from({ length: count }, (_, n) => ({ step: 2 * n, task: task(n) })));

  it('takes a byte and a third for most deviations of a long schedule', () => {
    const text = encodeToken({ ...pinned, schedule: tangled(2_000, (n) => ((n * n) % 97) % 5) });
    expect(text.length).toBeLessThan(1.4 * 2_000);
  });

  it('does not grow with the rounds of a livelock', () => {
    const schedule = tangled(20_000, (n) => 1 + (n % 2));
    const text = encodeToken({ ...pinned, schedule });
    expect(text.length).toBeLessThan(100);
    expect(decodeToken(text).schedule).toBe(schedule);
  });

  it.each(['h1', 'h2'])('is damaged if it says %s and is none', (version) => {
    const other = encodeToken(version === 'h1' ? { ...pinned, size: 3 } : pinned);
    expect(() => decodeToken(version + other.slice(2))).toThrow(TokenError);
  });

  it(`survives its text form (seed ${seed})`, () => {
    fc.assert(
      fc.property(anyToken, (made) => expect(decodeToken(encodeToken(made))).toEqual(made)),
      { seed },
    );
  });

  it(`is refused when a character is changed, added or lost (seed ${seed})`, () => {
    fc.assert(
      fc.property(
        anyToken,
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
