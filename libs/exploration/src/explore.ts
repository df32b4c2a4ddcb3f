import type { Strategy } from '@heddle/engine';
import { encodeSchedule, type Schedule } from '@heddle/trace';
import { isGraver, type Finding, type Search, type Verdict } from '@heddle/verdict';
import { explain } from './explain';
import { FirstSchedule, mistakeOf } from './determinism';
import { ScenarioMistake } from './mistake';
import type { GoalRun, ScenarioOutcome } from './outcome';
import { portfolio, type Member, type Stage, type StrategyName } from './portfolio';
import { Retrace } from './retrace';
import { Runner } from './runner';
import { shrink } from './shrink';
import { Survey } from './survey';
import type { Target } from './target';
import { explainLockOrder } from './warnings';
import { gravity, witnessOf, witnessOfLastRun, type Witness } from './witness';

export interface ExploreOptions {
  /** Runs at most, shrinking apart. */
  readonly schedules: number;
  readonly seed: number;
  /** A verdict that is known already: only a graver one is worth shrinking and explaining. */
  readonly known?: Verdict;
  /** Called after every schedule, with the name of the strategy that made it. */
  readonly onSchedule?: (strategy: StrategyName) => void;
}

/**
 * How many more schedules are spent after the first failure on one that explains more. Which one shows first is chance, and
 * the verdict should not be: a race shows without a bad interleaving, often in the first run, when the deadlock is yet to
 * come; and an exception may show before the race that leads to it. Runs without end take long, so fewer of these.
 */
const SCHEDULES_AFTER: Readonly<Partial<Record<Verdict, number>>> = {
  'data-race': 200,
  stuck: 200,
  livelock: 20,
  'step-limit': 20,
  exception: 200,
  'wrong-result': 200,
  'not-linearizable': 200,
};

function isEndless(verdict: Verdict): boolean {
  return verdict === 'livelock' || verdict === 'step-limit';
}

/** Runs spent on making the schedule smaller that reaches a goal: it proves the point as it is. */
const GOAL_ATTEMPTS = 200;

/** Searches the schedules of a scenario: a verdict, what was done for it, and the simplest failing run found. */
export function explore(target: Target, options: ExploreOptions): ScenarioOutcome {
  return new Exploration(target, options).run();
}

class Exploration {
  private readonly runner: Runner;
  private readonly first: FirstSchedule;
  private readonly survey: Survey | undefined;
  private readonly strategies: Record<string, number> = {};
  private schedules = 0;
  private failedAt: number | undefined;
  private witness: Witness | undefined;
  /** The first run that reached the goal and did not fail, and its number. */
  private goal: { readonly run: Strategy; readonly at: number } | undefined;
  private goalReached = false;
  private undecided = 0;
  /** Did fairness ever hold a polling task back? Then not even a complete enumeration covers unfair schedules. */
  private steered = false;
  /** The runs that brought polling tasks under suspicion, by the number of the suspect. */
  private readonly polling: Schedule[] = [];
  /** The search stops at this many schedules. */
  private budget: number;

  constructor(
    private readonly target: Target,
    private readonly options: ExploreOptions,
  ) {
    this.runner = new Runner(target);
    this.first = new FirstSchedule(this.runner, options.seed);
    if (target.isWholeProgram === true) this.survey = new Survey(this.runner, options.seed);
    this.budget = options.schedules;
  }

  run(): ScenarioOutcome {
    const { execution } = this.target;
    const wasBroken = execution.isBroken;
    try {
      this.judge('all-at-once', this.first.run());
      return this.search();
    } catch (error) {
      // From now on it does the same whatever the schedule: what broke it is the outcome.
      if (execution.isBroken && !wasBroken) return explore(this.target, this.options);
      const mistake = mistakeOf(error, this.target.execution);
      if (mistake === undefined) throw error;
      const search = this.searched(null, false);
      return { scenario: this.target.scenario, verdict: 'grader-error', search, mistake };
    }
  }

  private search(): ScenarioOutcome {
    let bound: number | null = null;
    let exhaustive = this.first.isTheOnlyOne;
    if (exhaustive) this.first.run(); // does it do the same twice?
    for (const stage of portfolio(this.options)) {
      if (exhaustive || this.schedules >= this.budget) break;
      this.first.run();
      for (const member of this.runStage(stage)) {
        bound = member.completedBound?.() ?? bound;
        exhaustive ||= member.isExhaustive?.() ?? false;
      }
    }
    const outcome = this.conclude(this.searched(bound, exhaustive));
    return this.survey === undefined ? outcome : withSurvey(outcome, this.survey);
  }

  private searched(bound: number | null, exhaustive: boolean): Search {
    const { undecided } = this;
    return {
      mode: exhaustive && !this.steered && undecided === 0 ? 'exhaustive' : 'bounded',
      schedules: this.schedules,
      strategies: this.strategies,
      preemptionBound: bound,
      ...(this.failedAt === undefined ? {} : { failedAt: this.failedAt }),
      ...(undecided === 0 ? {} : { undecided }),
    };
  }

  /** Runs a stage until it is exhausted or has used its share, and again from its start when it proves too coarse. */
  private runStage(stage: Stage): readonly Member[] {
    const end = this.schedules + Math.ceil(stage.share * this.options.schedules);
    for (;;) {
      const members = stage.start();
      const refined = this.runMembers(members, end, stage.systematic);
      if (!refined || !stage.systematic || this.schedules >= Math.min(end, this.budget)) return members;
    }
  }

  /** Runs strategies in turn. A systematic search answers at once when accesses became switch points. */
  private runMembers(members: readonly Member[], end: number, systematic: boolean): boolean {
    let refinedEver = false;
    for (let turn = 0, idle = 0; idle < members.length; turn++) {
      if (this.schedules >= Math.min(end, this.budget)) break;
      const { name, strategy } = members[turn % members.length]!;
      if (!strategy.startRun(this.target.execution.end)) {
        idle++;
        continue;
      }
      idle = 0;
      const refined = this.runSchedule(name, strategy);
      if (refined && systematic) return true;
      refinedEver ||= refined;
    }
    return refinedEver;
  }

  /** Answers whether accesses became switch points. */
  private runSchedule(name: StrategyName, strategy: Strategy): boolean {
    return this.judge(name, this.runner.run(strategy));
  }

  /** Counts the last run in, and answers whether accesses became switch points. */
  private judge(name: StrategyName, findings: readonly Finding[]): boolean {
    this.schedules++;
    this.strategies[name] = (this.strategies[name] ?? 0) + 1;
    this.options.onSchedule?.(name);
    const { execution } = this.target;
    this.steered ||= execution.wasSteered;
    if (this.runner.undecided) this.undecided++;
    this.goalReached ||= this.runner.goalReached;
    if (this.runner.goalReached && findings.length === 0) {
      this.goal ??= { run: new Retrace(execution.trace, this.options.seed), at: this.schedules };
    }
    this.survey?.count(findings);
    const suspect = this.runner.newSuspect;
    // Before `consider`, whose replay is the runner's last run then.
    const refined = this.runner.refine();
    if (suspect !== undefined)
      this.polling[suspect] = witnessOfLastRun(this.runner, this.options.seed).schedule;
    if (findings.length > 0) this.consider(findings);
    return refined;
  }

  /** The last run failed. Keeps the graver witness, and decides how much longer to look. */
  private consider(findings: readonly Finding[]): void {
    this.failedAt ??= this.schedules;
    if (this.witness === undefined || gravity(findings) > gravity(this.witness.findings)) {
      this.witness = witnessOfLastRun(this.runner, this.options.seed);
      if (this.witness.findings.length === 0) {
        const message = `it failed (${findings[0]!.kind}), and did not when it was repeated`;
        throw new ScenarioMistake({ kind: 'nondeterminism', sites: [], message });
      }
    }
    const { kind } = this.witness.findings[0]!;
    const patience = this.survey === undefined || isEndless(kind) ? (SCHEDULES_AFTER[kind] ?? 0) : Infinity;
    this.survey?.consider(findings);
    this.budget = Math.min(this.budget, Math.max(this.schedules, this.failedAt + patience));
  }

  private conclude(search: Search): ScenarioOutcome {
    const { scenario } = this.target;
    if (this.witness === undefined) return this.concludePassing(search);
    const [{ kind }] = this.witness.findings as readonly [Finding];
    const { known = 'accepted' } = this.options;
    if (!isGraver(kind, known)) return { scenario, verdict: kind, search };
    const smallest = shrink(this.runner, this.witness, this.options.seed);
    const failure = explain(this.runner, smallest.schedule, this.options.seed, this.witness.contextSwitches);
    return { scenario, verdict: smallest.findings[0]!.kind, search, failure };
  }

  /** No run failed. */
  private concludePassing(search: Search): ScenarioOutcome {
    const { scenario, mustReachGoal } = this.target;
    const polling = this.polling[this.runner.busyWaiting() ?? -1];
    if (polling !== undefined) {
      const failure = explain(this.runner, polling, this.options.seed);
      return { scenario, verdict: 'busy-wait', search, failure };
    }
    if (mustReachGoal && !this.goalReached) return { scenario, verdict: 'not-concurrent', search };
    const found = this.runner.potentialDeadlock();
    if (found === undefined) {
      const goal = mustReachGoal ? this.goalRun() : undefined;
      return { scenario, verdict: 'accepted', search, ...(goal === undefined ? {} : { goal }) };
    }
    const failure = explainLockOrder(this.runner, found, this.options.seed);
    return { scenario, verdict: 'lock-order', search, failure };
  }

  /** The answer to the question that a goal is: a run that reaches it. */
  private goalRun(): GoalRun | undefined {
    if (this.goal === undefined) return undefined;
    const first = witnessOf(this.runner, this.goal.run);
    const { schedule, steps, preemptions } = shrink(this.runner, first, this.options.seed, GOAL_ATTEMPTS);
    return { schedule: encodeSchedule(schedule), steps, preemptions, reachedAt: this.goal.at };
  }
}

function withSurvey(outcome: ScenarioOutcome, survey: Survey): ScenarioOutcome {
  return { ...outcome, further: survey.further([outcome.verdict]), endings: survey.endings() };
}
