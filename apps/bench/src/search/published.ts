/** Mean schedules to the first bug as published; undefined where a technique never found it. */
export interface Published {
  readonly rw?: number;
  readonly 'pct-3'?: number;
  readonly pos?: number;
  readonly surw?: number;
  /** Executions of a DPOR search. */
  readonly dpor?: number;
}

/** From the artefact of "Selectively Uniform Concurrency Testing" (ASPLOS 2025), 20 trials; DPOR from its comparison. */
export const PUBLISHED: Readonly<Record<string, Published>> = {
  account: { rw: 18, 'pct-3': 4, pos: 4, surw: 6, dpor: 6 },
  bluetooth_driver: { rw: 215, 'pct-3': 112, pos: 36, surw: 70, dpor: 10 },
  circular_buffer: { rw: 4, 'pct-3': 9, pos: 2, surw: 3, dpor: 8 },
  deadlock01: { rw: 3, 'pct-3': 13, pos: 4, surw: 2, dpor: 3 },
  lazy01: { rw: 21, 'pct-3': 5, pos: 5, surw: 2, dpor: 6 },
  queue: { rw: 1, 'pct-3': 3, pos: 1, surw: 2, dpor: 22 },
  reorder_3: { 'pct-3': 185, pos: 86, surw: 7, dpor: 52 },
  reorder_4: { 'pct-3': 554, pos: 533, surw: 7, dpor: 1083 },
  reorder_10: { 'pct-3': 3225, surw: 17 },
  stack: { rw: 176, 'pct-3': 3, pos: 2, surw: 5, dpor: 20 },
  twostage: { rw: 464, 'pct-3': 13, pos: 15, surw: 8, dpor: 3 },
  twostage_20: { 'pct-3': 159, pos: 156, surw: 6 },
  wronglock_3: { rw: 36, 'pct-3': 58, pos: 11, surw: 9, dpor: 180 },
};
