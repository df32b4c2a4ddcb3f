const UNITS = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

/** `in 2 days`, `3 hours ago`. Of `week` and above only from two of them on: days are what one counts in. */
export function relativeTime(at: number, now: number, language: string): string {
  const seconds = Math.round((at - now) / 1000);
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  for (const [unit, length] of UNITS) {
    const least = unit === 'week' || unit === 'month' ? 2 : 1;
    if (Math.abs(seconds) >= least * length) return format.format(Math.trunc(seconds / length), unit);
  }
  // The server's clock may be ahead by a little: what has just been made is not made in a minute.
  if (Math.abs(seconds) < 10) return format.format(0, 'second');
  return format.format(seconds < 0 ? -1 : 1, 'minute');
}

export function absoluteTime(at: number, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'short' }).format(at);
}
