/** One use of a barrier: those who arrive together leave together, whatever happens to the barrier meanwhile. */
export class BarrierRound {
  arrived = 0;
  /** `gathering` until all have come; then `open`, or `broken` by a time-out, a reset or an abort. */
  state: 'gathering' | 'open' | 'broken' = 'gathering';
}

export class BarrierState {
  round = new BarrierRound();
  /** After an abort or a time-out, until it is reset, whoever comes is turned away. */
  broken = false;

  constructor(readonly parties: number) {}

  /** The index of arrival, from 0. */
  arrive(): number {
    const round = this.round;
    const index = round.arrived++;
    if (this.broken) round.state = 'broken';
    else if (round.arrived === this.parties) round.state = 'open';
    if (round.state !== 'gathering') this.round = new BarrierRound();
    return index;
  }

  abort(): void {
    this.broken = true;
    this.breakRound();
  }

  reset(): void {
    this.broken = false;
    this.breakRound();
  }

  private breakRound(): void {
    this.round.state = 'broken';
    this.round = new BarrierRound();
  }
}
