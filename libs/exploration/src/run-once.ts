import { byExplanation, LockOrderAnalysis, RunAnalysis } from '@heddle/analyses';
import type { Program, RunMode, Strategy } from '@heddle/engine';
import type { Finding, LockOrder } from '@heddle/verdict';
import type { Target } from './target';

/** Runs a target and analyses every run. */
export class Runner {
  private readonly analysis = new RunAnalysis();
  private readonly lockOrder = new LockOrderAnalysis();
  private unorderedSites: readonly number[] = [];

  constructor(readonly target: Target) {}

  /** What is wrong with one run, the most telling finding first. Empty: nothing. */
  run(strategy: Strategy, mode?: RunMode, program: Program = this.target.program): readonly Finding[] {
    const { execution, sites } = this.target;
    execution.run(program, strategy, mode);
    const { findings, unorderedSites } = this.analysis.analyse(execution.trace, sites);
    this.lockOrder.add(execution.trace, sites);
    this.unorderedSites = unorderedSites;
    return this.withStatedFailures(findings);
  }

  /** A circle in the order in which locks were taken in all runs so far. */
  potentialDeadlock(): LockOrder | undefined {
    return this.lockOrder.cycle();
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

  private withStatedFailures(findings: readonly Finding[]): readonly Finding[] {
    const { failure, exception } = this.target.execution;
    if (failure === undefined && exception === undefined) return findings;
    const all = [...findings];
    if (failure !== undefined) all.push({ kind: 'wrong-result', message: failure });
    if (exception !== undefined) all.push({ kind: 'exception', ...exception });
    return byExplanation(all);
  }
}
