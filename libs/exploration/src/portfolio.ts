import type { SchedulingPoint, Strategy } from '@heddle/engine';
import { BoundedDepthFirst, Dpor, Pct, Pos, RandomWalk, Surw } from '@heddle/strategies';

/** What makes schedules, as reports call it. Appended to only: graders say how far they are in numbers of this list. */
export const STRATEGIES = [
  'all-at-once',
  'surw',
  'preemption-bounded',
  'dpor',
  'pos',
  'pct-3',
  'random-walk',
] as const;

export type StrategyName = (typeof STRATEGIES)[number];

/** One part of a search: strategies that take turns, a run each. */
export interface Stage {
  /** Of the scenario's schedules, at most. */
  readonly share: number;
  /** Must it start over when accesses became switch points? What it covered before was too coarse then. */
  readonly systematic: boolean;
  start(): readonly Member[];
}

export interface Member {
  /** As the report calls it. */
  readonly name: StrategyName;
  readonly strategy: Strategy;
  /** The largest preemption bound within which everything was run. */
  completedBound?(): number | undefined;
  /** Was every schedule run that could make a difference? */
  isExhaustive?(): boolean;
}

/** Most concurrency bugs need no more (Musuvathi and Qadeer 2007), and with more, partial-order reduction covers more. */
const LARGEST_BOUND = 2;

/** Enough for the number of ordering constraints that students' bugs have. */
const PCT_DEPTH = 3;

/**
 * Before anything is enumerated: most bugs that enumerating finds late, behind many tasks or many harmless preemptions,
 * SURW finds within so many runs (`npm run bench:search`).
 */
const SCOUTS = 64;

/**
 * What a search is made of after its first schedule, in this order: a few samples, which find most of what there is to
 * find; everything with few preemptions; everything, if that is possible within its share; then the samplers in turn.
 */
export function portfolio({ schedules, seed }: { schedules: number; seed: number }): Stage[] {
  const surw: Member = { name: 'surw', strategy: new Surw(seed) };
  return [
    { share: Math.min(SCOUTS / schedules, 0.1), systematic: false, start: () => [surw] },
    { share: 0.2, systematic: true, start: () => [preemptionBounded(seed)] },
    { share: 0.3, systematic: true, start: () => [dpor(seed)] },
    {
      share: 1,
      systematic: false,
      start: () => [
        surw,
        { name: 'pos', strategy: new Pos(seed) },
        { name: `pct-${PCT_DEPTH}`, strategy: new Pct(seed, PCT_DEPTH) },
        { name: 'random-walk', strategy: new RandomWalk(seed) },
      ],
    },
  ];
}

function dpor(seed: number): Member {
  const strategy = new Dpor(seed);
  return { name: 'dpor', strategy, isExhaustive: () => strategy.complete };
}

function preemptionBounded(seed: number): Member {
  const strategy = new IterativeBounding(seed);
  return {
    name: 'preemption-bounded',
    strategy,
    completedBound: () => strategy.completedBound,
    isExhaustive: () => strategy.isExhaustive,
  };
}

/** All schedules with 0 preemptions, then those with 1, … : the first failure has as few as possible. */
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
      if (this.isExhaustive || this.search.bound === LARGEST_BOUND) return false;
      this.search = this.search.deeper();
    }
    return true;
  }

  pick(point: SchedulingPoint): number {
    return this.search.pick(point);
  }

  random(bound: number): number {
    return this.search.random(bound);
  }
}
