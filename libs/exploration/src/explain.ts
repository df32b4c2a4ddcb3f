import { Recording, type Strategy } from '@heddle/engine';
import { RecordSchedule, Replay } from '@heddle/strategies';
import { encodeSchedule, OperationKind, type Schedule, type Trace } from '@heddle/trace';
import type { Finding } from '@heddle/verdict';
import { failureEnd, pendingAtEnd } from './failure-end';
import type { ExplainedRun, RunEvent } from './outcome';
import type { Runner } from './runner';
import { warningsOfLastRun } from './warnings';
import { switchesIn } from './witness';

/** More events at either end of a run tell a reader nothing. */
const KEPT_AT_EITHER_END = 2_500;
const MAX_NAMES = 5_000;
const MAX_OUTPUT = 10_000;

/** Replays a schedule on the explaining build. `contextSwitchesFound`: of the run that the schedule was shrunk from. */
export function explain(
  runner: Runner,
  schedule: Schedule,
  seed: number,
  contextSwitchesFound?: number,
): ExplainedRun {
  return explainRun(runner, new Replay(schedule, seed), contextSwitchesFound);
}

/** The run that a strategy makes, on the explaining build. */
export function explainRun(runner: Runner, strategy: Strategy, contextSwitchesFound?: number): ExplainedRun {
  const { execution, explaining } = runner.target;
  const recording = new Recording();
  const recorder = new RecordSchedule(strategy);
  recorder.startRun();
  const findings = runner.run(recorder, { replay: true, recording }, explaining);
  const { trace } = execution;
  const end = failureEnd(findings, trace);
  const contextSwitches = switchesIn(trace.task, end);
  const [goalSite] = execution.reached.values();
  return {
    findings: findings.length > 0 ? findings : warningsOfLastRun(runner),
    schedule: encodeSchedule(recorder.schedule),
    preemptions: recorder.preemptions,
    contextSwitches,
    contextSwitchesFound: contextSwitchesFound ?? contextSwitches,
    ...(goalSite === undefined ? {} : { goalSite }),
    steps: trace.length,
    events: eventsOf(trace, recording, findings, end),
    ending: trace.ending,
    pending: pendingAtEnd(findings, trace).filter(
      ({ task, kind, site }) => !trace.isIdling(task, kind, site),
    ),
    names: {
      tasks: dense(recording.names.task, trace.tasks),
      objects: dense(recording.names.object, trace.objectKind.length),
      locations: dense(recording.names.location, trace.locations),
    },
    objectKinds: [...trace.objectKind],
    ...(trace.loop.length > 0 && { outside: outsideOf(trace), idling: idlingOf(trace) }),
    output: execution.output.slice(0, MAX_OUTPUT),
  };
}

/** Up to `end`: what the other tasks do when the failure is complete is left out, and so is where that took them. */
function eventsOf(trace: Trace, recording: Recording, findings: readonly Finding[], end: number): RunEvent[] {
  const events: RunEvent[] = [];
  const lastSeen = new Set(
    findings.flatMap((finding) => ('last' in finding ? finding.last : [])).map(({ step }) => step),
  );
  for (let at = 0; at < end; at++) {
    const isAtAnEnd = at < KEPT_AT_EITHER_END || at >= end - KEPT_AT_EITHER_END;
    if (!isAtAnEnd && !lastSeen.has(at)) continue;
    const value = recording.values[at];
    events.push({
      step: at,
      task: trace.task[at]!,
      kind: trace.kind[at]!,
      object: trace.object[at]!,
      argument: trace.argument[at]!,
      result: trace.result[at]!,
      site: trace.site[at]!,
      ...(value === undefined ? {} : { value }),
      time: recording.times[at] ?? 0,
    });
  }
  return events;
}

/** Of an event loop's tasks, those that nobody has started. */
function outsideOf(trace: Trace): number[] {
  const started = new Set<number>();
  for (let at = 0; at < trace.length; at++)
    if (trace.kind[at] === OperationKind.Start) started.add(trace.object[at]!);
  return trace.loop.flatMap((loop, task) => (loop === task || started.has(task) ? [] : [task]));
}

function idlingOf(trace: Trace): number[] {
  const all = Array.from({ length: trace.length }, (_, at) => at);
  return all.filter((at) => trace.isIdling(trace.task[at]!, trace.kind[at]!, trace.site[at]!));
}

/** Names by id without holes: '' where there is none. */
function dense(names: readonly string[], length: number): string[] {
  return Array.from({ length: Math.min(length, MAX_NAMES) }, (_, id) => names[id] ?? '');
}
