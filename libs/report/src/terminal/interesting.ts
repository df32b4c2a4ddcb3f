import type { Failure, TraceStep } from '@heddle/verdict';
import { isAccess, writes } from '../explain/accesses';
import { isSetUp } from '../explain/set-up';
import { decisiveSteps } from './decisive';

const BOOKKEEPING = new Set(['start', 'join', 'end', 'pass', 'reacquire', 'barrier-leave', 'turn']);

const CORE_ONLY: ReadonlySet<string> = new Set(['data-race', 'deadlock', 'lock-order', 'busy-wait']);

/** The steps that explain the failure: the student's own, without the bookkeeping of threads and what nobody changes. */
export function interestingSteps(failure: Failure): readonly TraceStep[] {
  const { trace } = failure;
  const setUp = isSetUp(trace);
  const decisive = new Set(decisiveSteps(failure));
  const end = endOf(failure);
  const follows = (step: TraceStep) => onlyFollows(failure, step);
  const causes = trace.some((step) => step.blocked === true && !follows(step));
  const own = trace.filter(
    (step) =>
      step.source === 'submission' &&
      (step.blocked === true ? !(causes && follows(step)) : !BOOKKEEPING.has(step.operation)) &&
      (!setUp(step) || decisive.has(step)) &&
      step.step <= end,
  );
  const alone = new Set(own.map(({ task }) => task)).size < 2;
  const shared = alone ? changed(own) : changedForOthers(trace.filter((step) => !setUp(step)));
  // Locks mean nothing to a task without others.
  const isResult = alone && failure.kind === 'wrong-result';
  const telling = own.filter((step) => (isAccess(step) ? shared.has(step.target) : !isResult));
  const core = own.filter((step) => isCore(failure, step));
  if (CORE_ONLY.has(failure.kind)) return core.length >= 2 ? core : own;
  return telling.length >= 2 ? telling : own;
}

/** What others do when an exception has ended its task explains nothing. */
function endOf({ kind, task, trace }: Failure): number {
  const last = kind === 'exception' ? trace.findLast((step) => step.task === task) : undefined;
  return last?.step ?? Number.POSITIVE_INFINITY;
}

/** Whoever waits for the end of somebody who waits tells nothing of why, unless that one waits for them. */
function onlyFollows({ kind, waitFor }: Failure, { operation, task }: TraceStep): boolean {
  return operation === 'join' && !(kind === 'deadlock' && waitFor.some((edge) => edge.task === task));
}

function changed(steps: readonly TraceStep[]): ReadonlySet<string> {
  return new Set(steps.filter(writes).map(({ target }) => target));
}

/** What one task changes and another one looks at or changes, too. `this.lock` is read by all and changed by none. */
function changedForOthers(steps: readonly TraceStep[]): ReadonlySet<string> {
  const tasks = new Map<string, Set<number>>();
  for (const { target, task } of steps.filter(isAccess)) {
    tasks.set(target, (tasks.get(target) ?? new Set()).add(task));
  }
  return new Set([...changed(steps)].filter((target) => tasks.get(target)!.size > 1));
}

/** For a race, the accesses to its variable; for a deadlock or a lock order, what happens to the locks of its circle; for a busy wait, the looks and what they were for. */
function isCore(failure: Failure, step: TraceStep): boolean {
  if (failure.kind === 'data-race') {
    return step.target === failure.race?.variable && step.step <= lastRacyStep(failure);
  }
  if (failure.kind === 'lock-order') {
    return (failure.lockOrder ?? []).some(
      ({ held, requested }) => held.step === step.step || requested.step === step.step,
    );
  }
  if (failure.kind === 'busy-wait') {
    const { look, change } = failure.busyWait ?? {};
    const first = failure.trace.find((one) => one.step === look?.step);
    const isLook = (one: TraceStep) =>
      one.task === look?.task && one.target === first?.target && one.operation === first.operation;
    return step.step === change?.step || isLook(step);
  }
  if (failure.kind !== 'deadlock') return true;
  const since = failure.locks.some(({ step: taken }) => taken === step.step);
  return since || (step.blocked === true && failure.waitFor.some(({ task }) => task === step.task));
}

/** A lost update is complete with the last access of the two tasks, which may come after the race was seen. */
function lastRacyStep(failure: Failure): number {
  const tasks = [failure.race?.first.task, failure.race?.second.task];
  const accesses = failure.trace.filter(
    ({ target, task, source }) =>
      target === failure.race?.variable && tasks.includes(task) && source === 'submission',
  );
  const second = failure.race?.second.step ?? 0;
  const nextWrite = accesses.find(({ step, operation }) => step > second && operation === 'write');
  // Whoever looked again lost nothing.
  const lookedAgain = accesses.some(
    ({ step, task, operation }) =>
      operation === 'read' && task === nextWrite?.task && step > second && step < nextWrite.step,
  );
  return nextWrite === undefined || lookedAgain ? second : nextWrite.step;
}
