/**
 * The same choices led somewhere else: something other than the schedule decides (the clock, real randomness, state that
 * survives a run). The exercise or the front-end is at fault; nothing that was found can be trusted to replay.
 */
export class NondeterminismError extends Error {
  override readonly name = 'NondeterminismError';

  /**
   * @param step index into the trace
   * @param expected what was there the first time
   * @param found what is there now
   * @param sites of the operations that are different
   */
  constructor(
    readonly step: number,
    readonly expected: string,
    readonly found: string,
    readonly sites: readonly number[] = [],
  ) {
    super(
      `Step ${step} was different when the same schedule ran again: expected ${expected}, found ${found}. ` +
        'Make the program depend on nothing but its schedule: no real time, no randomness of its own, no state kept between runs.',
    );
  }
}

/** A schedule that does not fit the program: it was made for another submission, exercise or engine. */
export class ReplayError extends Error {
  override readonly name = 'ReplayError';

  constructor(
    readonly step: number,
    readonly task: number,
    readonly reason: string,
  ) {
    super(
      `The schedule wants task ${task} at step ${step}, but ${reason}. ` +
        'Replay it with the submission, the exercise and the version of Heddle that it came from.',
    );
  }
}
