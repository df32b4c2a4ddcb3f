/** The mean of the trials that found something; undefined if none did. */
export function numberOf(trials: readonly (number | null)[]): number | undefined {
  const found = trials.filter((trial) => trial !== null);
  return found.length === 0 ? undefined : found.reduce((sum, trial) => sum + trial, 0) / found.length;
}

/** For a table: – never, * not in every trial. */
export function mean(trials: readonly (number | null)[]): string {
  const value = numberOf(trials);
  if (value === undefined) return '–';
  return `${value < 100 ? value.toFixed(1) : Math.round(value)}${trials.includes(null) ? '*' : ''}`;
}
