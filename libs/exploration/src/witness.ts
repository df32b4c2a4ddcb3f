import { RecordSchedule, Replay } from '@heddle/strategies';
import type { Strategy } from '@heddle/engine';
import { MAIN_TASK, type Schedule } from '@heddle/trace';
import { VERDICTS, type Finding } from '@heddle/verdict';
import { failureEnd } from './failure-end';
import type { Order } from './reorder';
import { Retrace } from './retrace';
import type { Runner } from './runner';

/** A run that shows something, a failure or a goal reached, as a schedule that replays it in any process. */
export interface Witness {
  readonly schedule: Schedule;
  /** Empty: the run does not fail. */
  readonly findings: readonly Finding[];
  readonly goalReached: boolean;
  /** Of a whole program; see `Execution.output`. */
  readonly output: string;
  readonly preemptions: number;
  /** Until the failure was complete (see `failureEnd`): which tasks took part, the switches between them, and the steps. */
  readonly tasks: number;
  readonly contextSwitches: number;
  readonly steps: number;
  /** The tasks of these steps. */
  readonly order: Order;
}

/** The run that was just made, as a witness. If it does not fail again, the program is not deterministic. */
export function witnessOfLastRun(runner: Runner, seed: number): Witness {
  return witnessOf(runner, new Retrace(runner.target.execution.trace, seed));
}

export function witnessOfSchedule(runner: Runner, schedule: Schedule, seed: number): Witness {
  return witnessOf(runner, new Replay(schedule, seed));
}

/** The run of a strategy that makes one. */
export function witnessOf(runner: Runner, strategy: Strategy): Witness {
  const recorder = new RecordSchedule(strategy);
  recorder.startRun();
  const findings = runner.run(recorder, { replay: true });
  const { trace } = runner.target.execution;
  const order = [...trace.executors(failureEnd(findings, trace))];
  return {
    schedule: recorder.schedule,
    findings,
    goalReached: runner.goalReached,
    output: runner.target.execution.output,
    preemptions: recorder.preemptions,
    tasks: new Set(order).size,
    contextSwitches: switchesIn(order),
    steps: order.length,
    order,
  };
}

/** How often another task ran than the one before, in the first `length` steps. No copy is made: a survey asks after every run. */
export function switchesIn(order: ArrayLike<number>, length = order.length): number {
  let switches = 0;
  for (let step = 1; step < length; step++) if (order[step] !== order[step - 1]) switches++;
  return switches;
}

/**
 * Negative when `a` is the simpler one to understand: fewer preemptions, then fewer tasks, fewer turns of theirs, fewer
 * deviations, fewer steps. What comes after the failure counts only as deviations that say nothing.
 */
export function compareWitnesses(a: Witness, b: Witness): number {
  return (
    a.preemptions - b.preemptions ||
    a.tasks - b.tasks ||
    turns(a) - turns(b) ||
    a.schedule.length - b.schedule.length ||
    a.contextSwitches - b.contextSwitches ||
    a.steps - b.steps
  );
}

/** The main task's turns do not count: between two threads it joins the first, which nobody takes for a step of the story. */
function turns({ order }: Witness): number {
  return switchesIn(order.filter((task) => task !== MAIN_TASK));
}

/** Do they fail for the same reason, as far as the verdict goes? Or, if they don't fail, both reach the goal? */
export function showTheSame(a: Witness, b: Witness): boolean {
  if (a.findings.length === 0 && b.findings.length === 0) return a.goalReached === b.goalReached;
  return a.findings.map(({ kind }) => kind).join() === b.findings.map(({ kind }) => kind).join();
}

/**
 * How much findings explain; the greater, the better to report. The verdict counts most; of two races the one that led to
 * a failure is the better story.
 */
export function gravity(findings: readonly Finding[]): number {
  const rank = VERDICTS.length - VERDICTS.indexOf(findings[0]!.kind);
  const hasConsequence = findings.some(({ kind }) => kind !== 'data-race');
  return rank * 2 + (hasConsequence ? 1 : 0);
}
