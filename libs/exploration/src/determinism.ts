import type { Execution, SchedulingPoint } from '@heddle/engine';
import { AllAtOnce, DetectNondeterminism, NondeterminismError } from '@heddle/strategies';
import type { Finding } from '@heddle/verdict';
import { ScenarioMistake, type Mistake } from './mistake';
import type { Runner } from './runner';

/**
 * The schedule with which a search starts, made again and again on the way: what the search stands on (replaying, shrinking,
 * depth-first search) is that the same schedule does the same. What parts only in other schedules is noticed by whoever goes
 * through a prefix again.
 *
 * In this schedule all tasks are at work at once, with every access a switch point: so it is also the shortest way to
 * most goals, and it shows which accesses matter.
 */
export class FirstSchedule {
  private readonly choices: Choices;
  private readonly strategy: DetectNondeterminism;
  private ending: string | undefined;

  constructor(
    private readonly runner: Runner,
    seed: number,
  ) {
    this.choices = new Choices(seed);
    this.strategy = new DetectNondeterminism(this.choices, Infinity);
  }

  /** It never had a choice, with every access a switch point: there is no other schedule. */
  get isTheOnlyOne(): boolean {
    return !this.choices.any;
  }

  /**
   * @returns what is wrong with the run
   * @throws {NondeterminismError} if it was another run than the last time
   * @throws {ScenarioMistake} if it ended otherwise
   */
  run(): readonly Finding[] {
    this.strategy.startRun();
    const findings = this.runner.run(this.strategy, { replay: true, fair: true });
    const ending = kindsOf(findings);
    this.ending ??= ending;
    if (this.ending === ending) return findings;
    const message = `it ended with ${this.ending} first, with ${ending} then`;
    throw new ScenarioMistake({ kind: 'nondeterminism', sites: [], message });
  }
}

/** Notes whether there was ever more than one task to pick. */
class Choices extends AllAtOnce {
  any = false;

  override pick(point: SchedulingPoint): number {
    this.any ||= point.count > 1;
    return super.pick(point);
  }
}

function kindsOf(findings: readonly Finding[]): string {
  return findings.map(({ kind }) => kind).join(' and ') || 'nothing wrong';
}

/** What an error that ended a search says of the scenario; undefined if the error is one of ours. */
export function mistakeOf(error: unknown, { trace }: Execution): Mistake | undefined {
  if (error instanceof ScenarioMistake) return error.mistake;
  if (!(error instanceof NondeterminismError)) return undefined;
  const parting = Math.min(error.step, trace.length);
  const before = trace.site.slice(Math.max(0, parting - SITES_BEFORE), parting).toReversed();
  const sites = [...error.sites, ...before].filter((site) => site > 0);
  return { kind: 'nondeterminism', sites, message: 'it went on differently' };
}

/** Operations before the one that was different: one of them is likely to be in the code that is at fault. */
const SITES_BEFORE = 20;
