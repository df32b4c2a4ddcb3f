import type { Strategy } from '@heddle/engine';
import { BoundedDepthFirst, Pct, RandomWalk, RoundRobin } from '@heddle/strategies';

/** One part of a search. */
export interface Stage {
  /** As the report calls it. */
  readonly name: string;
  /** Of the scenario's schedules, at most. */
  readonly share: number;
  start(): Strategy;
  /** For a systematic stage: the largest preemption bound within which everything was run. */
  completedBound?(): number | undefined;
  /** For a systematic stage: was every schedule run, whatever its preemptions? */
  isExhaustive?(): boolean;
}

/** What a search is made of, in this order. */
export function portfolio({ schedules, seed }: { schedules: number; seed: number }): Stage[] {
  return [
    { name: 'round-robin', share: 1 / schedules, start: () => new RoundRobin(seed) },
    boundedDepthFirst(0.4, seed),
    { name: 'pct-3', share: 0.3, start: () => new Pct(seed, 3) },
    { name: 'random-walk', share: 1, start: () => new RandomWalk(seed) },
  ];
}

/** All schedules with 0 preemptions, then those with 1, … : the first failure has as few as possible. */
function boundedDepthFirst(share: number, seed: number): Stage {
  let search = new IterativeBounding(seed);
  return {
    name: 'preemption-bounded',
    share,
    start: () => (search = new IterativeBounding(seed)),
    completedBound: () => search.completedBound,
    isExhaustive: () => search.isExhaustive,
  };
}

class IterativeBounding implements Strategy {
  completedBound: number | undefined;
  private search: BoundedDepthFirst;

  constructor(seed: number) {
    this.search = new BoundedDepthFirst(0, seed);
  }

  get isExhaustive(): boolean {
    return this.search.complete && !this.search.pruned;
  }

  startRun(): boolean {
    while (!this.search.startRun()) {
      this.completedBound = this.search.bound;
      if (this.isExhaustive) return false;
      this.search = this.search.deeper();
    }
    return true;
  }

  pick: Strategy['pick'] = (point) => this.search.pick(point);
  random: Strategy['random'] = (bound) => this.search.random(bound);
}
