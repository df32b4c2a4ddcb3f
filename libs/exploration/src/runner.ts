import { BusyWaitAnalysis, byExplanation, LockOrderAnalysis, RunAnalysis } from '@heddle/analyses';
import type { Program, RunMode, Strategy } from '@heddle/engine';
import type { Finding, LockOrder } from '@heddle/verdict';
import { HistoryAnalysis } from './history-analysis';
import type { Target } from './target';

/** Runs a target and analyses every run. */
export class Runner {
  private readonly analysis = new RunAnalysis();
  private readonly lockOrder = new LockOrderAnalysis();
  private readonly busyWait = new BusyWaitAnalysis();
  /** The number of the polling task that the last run of the search brought under suspicion. */
  newSuspect: number | undefined;
  private readonly histories = new HistoryAnalysis();
  private unorderedSites: readonly number[] = [];

  constructor(readonly target: Target) {}

  /** What is wrong with one run, the most telling finding first. Empty: nothing. */
  run(strategy: Strategy, mode?: RunMode, program: Program = this.target.program): readonly Finding[] {
    const { execution, sites } = this.target;
    execution.run(program, strategy, mode);
    const { findings, unorderedSites } = this.analysis.analyse(execution.trace, sites);
    if (mode?.replay !== true) {
      this.lockOrder.add(execution.trace, sites);
      this.newSuspect = this.busyWait.add(execution.trace, sites);
    }
    this.unorderedSites = unorderedSites;
    return this.withStatedFailures(findings);
  }

  /** Did the last run reach a goal of its scenario? */
  get goalReached(): boolean {
    return this.target.execution.reached.size > 0;
  }

  /** Were the recorded calls of the last run too many to decide whether they are linearizable? */
  get undecided(): boolean {
    return this.histories.undecided;
  }

  /** A circle in the order in which locks were taken in all runs so far. */
  potentialDeadlock(): LockOrder | undefined {
    return this.lockOrder.cycle();
  }

  /** The number of the first suspect that busy-waits, as all runs so far show. */
  busyWaiting(): number | undefined {
    return this.busyWait.convicted();
  }

  /**
   * Makes the accesses that the last run left unordered switch points, and the ends of tasks if it asked for them. Answers
   * whether there were new ones: then what was searched so far was searched too coarsely.
   */
  refine(): boolean {
    let refined = this.target.execution.makeEndsVisible();
    for (const site of this.unorderedSites) {
      if (this.target.execution.makeVisible(site)) refined = true;
    }
    return refined;
  }

  /** With what the harness stated, and what its recorded calls show: no trace tells that. */
  private withStatedFailures(findings: readonly Finding[]): readonly Finding[] {
    const { execution } = this.target;
    const { failure, exception } = execution;
    const illegal = this.histories.analyse(execution);
    if (failure === undefined && exception === undefined && illegal === undefined) return findings;
    const all = [...findings];
    if (illegal !== undefined) all.push(illegal);
    if (failure !== undefined) all.push({ kind: 'wrong-result', message: failure });
    if (exception !== undefined) all.push({ kind: 'exception', ...exception });
    return byExplanation(all);
  }
}
