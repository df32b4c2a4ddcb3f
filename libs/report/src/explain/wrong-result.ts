import type { Failure, TraceStep } from '@heddle/verdict';
import type { Text } from '../text/language';
import { enList, shortName, zhList, type Explainer, type Explanation } from './explainer';
import { interruption, notEnded } from './interruption';
import { refused } from './refused';

/** The harness's assertion failed and no race explains it: the order of this run is at fault, or the logic is. */
export const wrongResult: Explainer = (failure) => ({
  statement: { en: 'the result is wrong', zh: '结果不对' },
  ...(staleRead(failure) ??
    wentWithout(failure) ??
    interrupted(failure) ??
    tooEarly(failure) ??
    inOrder(failure)),
});

type Told = Omit<Explanation, 'statement'>;

const TOGETHER: Text = {
  en: 'Each step is safe by itself. What has to happen without anybody in between?',
  zh: '每一步单独看都是安全的。哪些步骤必须连在一起、中间不容别人插入？',
};

function wentWithout(failure: Failure): Told | undefined {
  const explanation = refused(failure);
  if (explanation === undefined) return undefined;
  return {
    explanation,
    advice: { en: 'What should it do instead of going on?', zh: '这时不继续，而应当做什么？' },
  };
}

function interrupted(failure: Failure): Told | undefined {
  const explanation = failure.preemptions > 0 ? interruption(failure) : undefined;
  return explanation === undefined ? undefined : { explanation, advice: TOGETHER };
}

/** Nobody was interrupted, but somebody had not ended yet when the main task looked at the result. */
function tooEarly(failure: Failure): Told | undefined {
  if (failure.trace.at(-1)?.task !== 0) return undefined;
  const names = notEnded(failure).map((task) => shortName(failure, task));
  if (names.length === 0) return undefined;
  return {
    explanation: {
      en: `When the test looked at the result, ${enList(names)} had not ended yet.`,
      zh: `测试查看结果时，${zhList(names)} 还没有结束。`,
    },
    advice: { en: 'What waits for their end?', zh: '由谁来等它们结束？' },
  };
}

function inOrder(failure: Failure): Told {
  return {
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
}

/** A task read something, another changed it, and the first went on to write with what it had read. */
function staleRead(failure: Failure): Told | undefined {
  const own = failure.trace.filter(({ source }) => source === 'submission');
  for (const read of own.toReversed()) {
    if (!reads(read)) continue;
    const change = own.find(
      (step) => writes(step) && meets(step, read) && step.task !== read.task && step.step > read.step,
    );
    const act = own.find(
      (step) => writes(step) && step.task === read.task && step.step > (change?.step ?? Infinity),
    );
    if (change === undefined || act === undefined) continue;
    const again = own.some(
      (step) =>
        reads(step) &&
        meets(step, read) &&
        step.task === read.task &&
        step.step > change.step &&
        step.step < act.step,
    );
    if (again) continue;
    const reader = shortName(failure, read.task);
    const writer = shortName(failure, change.task);
    const value = read.value === undefined ? '' : ` = ${read.value}`;
    const explanation = {
      en: `${reader} read ${read.target}${value} at line ${read.line}; ${writer} changed it at line ${change.line}; then ${reader} went on at line ${act.line} with what it had read.`,
      zh: `${reader} 在第 ${read.line} 行读到 ${read.target}${value}；${writer} 在第 ${change.line} 行改变了它；之后 ${reader} 在第 ${act.line} 行仍按读到的旧值继续。`,
    };
    return { explanation, advice: TOGETHER };
  }
  return undefined;
}

function reads({ operation }: TraceStep): boolean {
  return operation === 'read' || operation === 'atomic-read';
}

function writes({ operation }: TraceStep): boolean {
  return operation === 'write' || operation === 'atomic-update';
}

function meets(a: TraceStep, b: TraceStep): boolean {
  return a.target === b.target;
}
