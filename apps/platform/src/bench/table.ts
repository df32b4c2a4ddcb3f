export type Cell = readonly [name: string, value: string];

export function row(what: string, cells: readonly Cell[]): void {
  const texts = cells.map(([name, value]) => `${name} ${value}`.trim().padEnd(16));
  console.log(`  ${what.padEnd(46)} ${texts.join(' ')}`);
}

export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

export function percentiles(values: readonly number[]): readonly Cell[] {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) =>
    `${Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!)} ms`;
  return [
    ['median', at(0.5)],
    ['p95', at(0.95)],
    ['max', at(1)],
  ];
}
