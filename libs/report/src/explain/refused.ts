import type { Failure, TraceStep } from '@heddle/verdict';
import type { Text } from '../text/language';
import { shortName } from './explainer';

const WAITS = new Set(['semaphore-acquire', 'event-wait', 'get', 'put', 'join']);

/** A task that tried for something, or waited for it with a time limit, and went on without it. */
export function refused(failure: Failure): Text | undefined {
  const step = failure.trace.findLast(
    (one) => one.value === 'no' && one.source === 'submission' && goesOn(failure, one),
  );
  if (step === undefined) return undefined;
  const name = shortName(failure, step.task);
  const owner = step.operation === 'acquire' ? takenBy(failure, step) : undefined;
  if (owner !== undefined) {
    const other = shortName(failure, owner.task);
    return {
      en: `${name} did not get ${step.target} at line ${step.line}, which ${other} had taken at line ${owner.line}, and went on without it.`,
      zh: `${name} 在第 ${step.line} 行没有拿到 ${step.target}（${other} 在第 ${owner.line} 行取得了它），没有它就继续了。`,
    };
  }
  return {
    en: `${name} gave up on ${step.target} at line ${step.line} and went on. A time limit may pass at any moment.`,
    zh: `${name} 在第 ${step.line} 行放弃等待 ${step.target}，继续执行。时限随时都可能到。`,
  };
}

/** Who wakes up from a condition because time is over, and waits again, has not gone on. */
function goesOn({ trace }: Failure, { step, task, operation, target }: TraceStep): boolean {
  if (operation !== 'reacquire') return operation === 'acquire' || WAITS.has(operation);
  return !trace.some(
    (later) =>
      later.step > step && later.task === task && later.operation === 'wait' && later.target === target,
  );
}

function takenBy(failure: Failure, refusal: TraceStep): TraceStep | undefined {
  const last = failure.trace.findLast(
    ({ step, target, operation, value }) =>
      step < refusal.step &&
      target === refusal.target &&
      (operation === 'release' || (operation === 'acquire' && value !== 'no')),
  );
  return last?.operation === 'acquire' ? last : undefined;
}
