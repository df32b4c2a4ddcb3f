import type { ExplainedRun, RunEvent } from '@heddle/exploration';
import { Ending, OperationKind, OperationResult, type PendingOperation, type Site } from '@heddle/trace';
import type { TraceStep } from '@heddle/verdict';
import { nameObjects, type ObjectNames } from './object-names';
import { operationName } from './operation-names';

const KEPT_AT_EITHER_END = 500;
const MAX_VALUE = 80;

/** A run as the report's steps: what was done, then what the blocked tasks were about to do. */
export function stepsOf(run: ExplainedRun, sites: readonly Site[], names: ObjectNames): readonly TraceStep[] {
  const stepOf = describing(sites, names);
  const outside = new Set(run.outside);
  const idling = new Set(run.idling);
  const steps = run.events.flatMap((event) =>
    outside.has(event.task) || idling.has(event.step) ? [] : [stepOf(event, event.step + 1, valueOf(event))],
  );
  if (run.ending !== Ending.Blocked) {
    // Loops and calls are no steps: the place where they went on without end is not among the events.
    const atLimit = run.ending === Ending.StepLimit || run.ending === Ending.Livelock;
    for (const operation of atLimit ? run.pending : [])
      if (operation.kind === OperationKind.OutOfFuel) steps.push(stepOf(operation, nextStep(), undefined));
    return steps;
  }
  const lastStep = (task: number) => steps.findLastIndex((step) => step.task === task);
  const lastEvent = (task: number) => run.events.findLast((event) => event.task === task)!;
  const pending = [...run.pending].sort((a, b) => lastStep(a.task) - lastStep(b.task));
  for (const operation of pending) {
    const index = lastStep(operation.task);
    // A wait is two operations to the engine and one to a reader: it began, and never came back.
    if (index >= 0 && isSecondHalf(operation, lastEvent(operation.task)))
      steps[index] = { ...steps[index]!, blocked: true };
    else steps.push({ ...stepOf(operation, nextStep(), undefined), blocked: true });
  }
  return steps;

  function nextStep(): number {
    return (steps.at(-1)?.step ?? 0) + 1;
  }
}

/** What tasks are about to do in a run that was stopped, numbered as the step that comes next. */
export function pendingSteps(
  run: ExplainedRun,
  sites: readonly Site[],
  operations: readonly PendingOperation[],
): readonly TraceStep[] {
  const describe = describing(sites, nameObjects(run, sites));
  return operations.map((operation) => describe(operation, run.steps + 1, undefined));
}

function describing(sites: readonly Site[], names: ObjectNames) {
  return (event: RunEvent | PendingOperation, step: number, value: string | undefined): TraceStep => {
    const site = sites[event.site];
    return {
      step,
      task: event.task,
      operation: operationName(event.kind),
      target: awaits(event.kind) ? (site?.text ?? '') : names.target(event.kind, event.object),
      ...(value !== undefined && { value }),
      line: site?.line ?? 0,
      column: site?.column ?? 0,
      source: site?.source ?? 'harness',
      function: site?.function ?? '',
      ...('time' in event && event.time > 0 && { time: event.time }),
    };
  };
}

/** What it waits for has no name but what is written there. */
function awaits(kind: OperationKind): boolean {
  return kind === OperationKind.Await || kind === OperationKind.Pause || kind === OperationKind.Turn;
}

/** A wait that nobody has notified is still the operation that it began as. */
function isSecondHalf({ kind, object }: PendingOperation, last: RunEvent): boolean {
  if (kind === OperationKind.Wait) {
    return last.kind === kind && last.object === object && last.result === (OperationResult.Yes as number);
  }
  if (kind === OperationKind.Await || kind === OperationKind.Turn) return last.kind === OperationKind.Await;
  if (kind === OperationKind.Pause) return last.kind === kind;
  return kind === OperationKind.Reacquire || kind === OperationKind.BarrierLeave;
}

/** What a report has of them. */
export function withoutTheMiddle(steps: readonly TraceStep[]): readonly TraceStep[] {
  if (steps.length <= 2 * KEPT_AT_EITHER_END) return steps;
  return [...steps.slice(0, KEPT_AT_EITHER_END), ...steps.slice(-KEPT_AT_EITHER_END)];
}

/** What was read or written; of other operations the answer, where it says more than "done". */
function valueOf({ kind, result, value }: RunEvent): string | undefined {
  if (kind <= OperationKind.AtomicUpdate) {
    return value !== undefined && value.length > MAX_VALUE ? `${value.slice(0, MAX_VALUE - 1)}…` : value;
  }
  if (result === (OperationResult.Refused as number)) return 'refused';
  if (result === (OperationResult.Closed as number)) return 'closed';
  if (kind === OperationKind.Inspect || kind === OperationKind.Notify) return String(result);
  return result === (OperationResult.No as number) && canTimeOut(kind) ? 'no' : undefined;
}

function canTimeOut(kind: OperationKind): boolean {
  switch (kind) {
    case OperationKind.Join:
    case OperationKind.Acquire:
    case OperationKind.Reacquire:
    case OperationKind.SemaphoreAcquire:
    case OperationKind.EventWait:
    case OperationKind.QueuePut:
    case OperationKind.QueueGet:
      return true;
    default:
      return false;
  }
}
