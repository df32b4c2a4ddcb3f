import { relativeTime } from './relative-time';

const HOUR = 3_600_000;

describe('a time from now', () => {
  it.each([
    [30_000, 'in 1 minute'],
    [-90_000, '1 minute ago'],
    [26 * HOUR, 'tomorrow'],
    [10 * 24 * HOUR, 'in 10 days'],
    [15 * 24 * HOUR, 'in 2 weeks'],
    [-3 * HOUR, '3 hours ago'],
  ])('%i ms is %s', (difference, said) => {
    expect(relativeTime(1e12 + difference, 1e12, 'en')).toBe(said);
  });

  it('is said in Chinese, too', () => {
    expect(relativeTime(1e12 + 49 * HOUR, 1e12, 'zh')).toBe('后天');
  });
});

it('says of what has just been made that it is now, by whichever clock', () => {
  expect(relativeTime(3_000, 0, 'en')).toBe('now');
  expect(relativeTime(0, 3_000, 'en')).toBe('now');
});
