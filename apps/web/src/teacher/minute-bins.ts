const EDGES = [0, 5, 15, 60, 240, 1440] as const;

export interface Bin {
  readonly from: number;
  /** Null: and everything longer. */
  readonly to: number | null;
  readonly count: number;
}

/** How long it took, in bins that grow: minutes matter at first, days do not in the end. Nothing for nobody. */
export function minuteBins(minutes: readonly number[]): readonly Bin[] {
  if (minutes.length === 0) return [];
  return EDGES.map((from, index) => {
    const to = EDGES[index + 1] ?? null;
    return { from, to, count: minutes.filter((value) => value >= from && value < (to ?? Infinity)).length };
  });
}
