/** The numbers that say how far a search is. */
export enum Counter {
  /** Of the scenario that is being searched, so far. */
  Schedules,
  /** What made the last one: its place in `STRATEGIES`. */
  Strategy,
}

/** They are in memory that engine and host share: the engine counts without a call to the host, which looks now and then. */
export function makeCounters(): Int32Array<SharedArrayBuffer> {
  return new Int32Array(new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT));
}
