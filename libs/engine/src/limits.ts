/** What one run may use. Counted, not timed, so that reaching a limit is as repeatable as everything else. */
export interface RunLimits {
  /** Visible operations. */
  readonly steps: number;
  /** Loop back-edges and calls, as burned by the front-end. */
  readonly fuel: number;
  /** Characters printed. */
  readonly output: number;
}

export const DEFAULT_LIMITS: RunLimits = { steps: 20_000, fuel: 1_000_000, output: 64_000 };

/** More tasks than this in one run are a mistake in the program, not a test of it. */
export const MAX_TASKS = 1_000;

/** So many accesses in a row without a switch, and the next one is a switch point: somebody may be polling there. */
export const MAX_UNSWITCHED_ACCESSES = 1_000;

/** A run out of steps or fuel in whose last part, of this share, nothing changed is a livelock. */
export const LIVELOCK_SHARE = 0.5;
