import type { Failure, TraceStep } from '@heddle/verdict';
import type { Text } from '../text/language';
import { shortName, type Explainer } from './explainer';

/** The harness's assertion failed and no race explains it: the order of this run is at fault, or the logic is. */
export const wrongResult: Explainer = (failure) => {
  const stale = staleRead(failure);
  const statement: Text = { en: 'the result is wrong', zh: '结果不对' };
  if (stale !== undefined) {
    return {
      statement,
      explanation: stale,
      advice: {
        en: 'Each access is safe by itself. What has to happen without anybody in between?',
        zh: '每次访问单独看都是安全的。哪些步骤必须连在一起、中间不容别人插入？',
      },
    };
  }
  return {
    statement,
    explanation:
      failure.preemptions === 0
        ? {
            en: 'No task was interrupted in this run: they switched only where one waited or ended.',
            zh: '这次运行中没有任务被打断：只在某个任务等待或结束时才切换。',
          }
        : {
            en: 'Every access is ordered with the others, but in this order the result is wrong.',
            zh: '所有访问都有先后约束，但按这样的顺序执行，结果是错的。',
          },
  };
};

/** A task read something, another changed it, and the first went on with what it had read. */
function staleRead(failure: Failure): Text | undefined {
  const own = failure.trace.filter(({ source }) => source === 'submission');
  for (const read of own.toReversed()) {
    if (read.operation !== 'read' && read.operation !== 'atomic-read') continue;
    const change = own.find((step) => changes(step, read));
    if (change === undefined) continue;
    const next = own.find((step) => step.task === read.task && step.step > read.step);
    const later = own.find((step) => step.task === read.task && step.step > change.step);
    if (next === undefined || later === undefined || next.step < change.step) continue;
    const reader = shortName(failure, read.task);
    const writer = shortName(failure, change.task);
    const value = read.value === undefined ? '' : ` = ${read.value}`;
    return {
      en: `${reader} read ${read.target}${value} at line ${read.line}; ${writer} changed it at line ${change.line} before ${reader} went on at line ${later.line}.`,
      zh: `${reader} 在第 ${read.line} 行读到 ${read.target}${value}；${writer} 在第 ${change.line} 行改变了它，然后 ${reader} 才在第 ${later.line} 行继续。`,
    };
  }
  return undefined;
}

function changes(step: TraceStep, read: TraceStep): boolean {
  const writes = step.operation === 'write' || step.operation === 'atomic-update';
  return writes && step.target === read.target && step.task !== read.task && step.step > read.step;
}
