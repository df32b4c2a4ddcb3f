import type { SchedulingPoint, Strategy } from '@heddle/engine';
import { RandomSource } from './random-source';

/** The stream of the program's own random numbers; run k's choices come from stream k ≥ 1. */
const PROGRAM_STREAM = 0;

/**
 * The random streams that all strategies have in common.
 *
 * The program is given the same random numbers in every run. Counterexample to giving it others in each: a depth-first search
 * backtracks into a prefix where the program now draws 7 instead of 3 and takes another branch.
 */
export abstract class SeededStrategy implements Strategy {
  /** For choices: another stream in every run. */
  protected readonly chance = new RandomSource();
  private readonly program = new RandomSource();
  private run = 0;
  /** Has the program's stream been started anew in this run? It is when it is asked for: few programs ever do. */
  private programDraws = false;

  /** @param seed an integer; the same seed and program give the same schedules. */
  constructor(protected readonly seed: number) {}

  startRun(): boolean {
    this.run++;
    this.chance.reset(this.seed, this.run);
    this.programDraws = false;
    return true;
  }

  abstract pick(point: SchedulingPoint): number;

  random(bound: number): number {
    if (!this.programDraws) this.program.reset(this.seed, PROGRAM_STREAM);
    this.programDraws = true;
    return this.program.below(bound);
  }
}
