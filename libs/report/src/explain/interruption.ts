import type { Failure, TraceStep } from '@heddle/verdict';
import type { Text } from '../text/language';
import { shortName } from './explainer';

const WAITING = new Set(['wait', 'reacquire', 'join', 'get', 'put', 'sleep', 'event-wait', 'barrier-wait']);

/**
 * Where one task was in the middle of something while another did its work. A failing schedule is shrunk to the fewest
 * context switches, so an interruption that is left is one that the failure needs.
 */
export function interruption(failure: Failure): Text | undefined {
  const own = failure.trace.filter(({ source }) => source === 'submission');
  for (const after of own.toReversed()) {
    if (WAITING.has(after.operation) || after.operation === 'end') continue;
    const before = own.findLast(({ task, step }) => task === after.task && step < after.step);
    if (before === undefined || waitedForLock(own, before, after)) continue;
    const between = own.filter(
      ({ step, task }) => step > before.step && step < after.step && task !== after.task,
    );
    const other = between.findLast(isChange);
    if (other === undefined) continue;
    const steps = between.filter(({ task, operation }) => task === other.task && operation !== 'end');
    return sentence(failure, before, after, steps);
  }
  return undefined;
}

/** The lock was taken when the task wanted it: then it waited, and nobody interrupted it. */
function waitedForLock(own: readonly TraceStep[], before: TraceStep, after: TraceStep): boolean {
  if (after.operation !== 'acquire') return false;
  const last = own.findLast(
    ({ step, operation, target }) =>
      step <= before.step && target === after.target && (operation === 'acquire' || operation === 'release'),
  );
  return last?.operation === 'acquire';
}

function isChange({ operation }: TraceStep): boolean {
  return operation === 'write' || operation === 'atomic-update';
}

function sentence(failure: Failure, before: TraceStep, after: TraceStep, others: readonly TraceStep[]): Text {
  const name = shortName(failure, before.task);
  const other = shortName(failure, others[0]!.task);
  const lines = others.map(({ line }) => line).filter((line) => line > 0);
  const [first, last] = [Math.min(...lines), Math.max(...lines)];
  const span = first === last ? `line ${first}` : `lines ${first} to ${last}`;
  const zhSpan = first === last ? `第 ${first} 行` : `第 ${first} 到 ${last} 行`;
  const there =
    before.line === after.line
      ? { en: `in the middle of line ${before.line}`, zh: `正在执行第 ${before.line} 行` }
      : {
          en: `between line ${before.line} and line ${after.line}`,
          zh: `处在第 ${before.line} 行与第 ${after.line} 行之间`,
        };
  return {
    en: `While ${name} was ${there.en}, ${other} ran ${span}.`,
    zh: `当 ${name} ${there.zh}时，${other} 执行了${zhSpan}。`,
  };
}

/** The tasks that were started and had not ended when the run did. */
export function notEnded(failure: Failure): readonly number[] {
  const ended = new Set(failure.trace.filter(({ operation }) => operation === 'end').map(({ task }) => task));
  return failure.tasks.map(({ id }) => id).filter((id) => id !== 0 && !ended.has(id));
}
