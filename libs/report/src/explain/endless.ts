import type { Failure, TraceStep } from '@heddle/verdict';
import type { Text } from '../text/language';
import { starvation } from './starvation';
import { atLine, lastSteps, shortName, type Explainer, type Explanation } from './explainer';

/** Tasks keep running and nothing changes any more. */
export const livelock: Explainer = (failure) =>
  failure.starvation !== undefined
    ? starvation(failure, failure.starvation)
    : {
        statement: {
          en: 'never finished: the threads keep busy and nothing changes any more',
          zh: '永远不会结束：线程一直在忙，但什么都不再改变',
        },
        explanation: prefixed(failure, { en: 'In the end: ', zh: '结束时：' }),
        advice: {
          en: 'Both give way, and both come back. What lets one of them be first?',
          zh: '双方都退让，又都回来。怎样才能让其中一个先走？',
        },
      };

/** The run used up its steps, or its loop rounds and calls, which are no steps. */
export const stepLimit: Explainer = (failure) => {
  if (failure.starvation !== undefined) return starvation(failure, failure.starvation);
  const at = failure.trace.findLast(({ operation }) => operation === 'out-of-fuel');
  if (failure.outOfFuel === true || failure.trace.length === 0) return withoutSteps(failure, at);
  return {
    statement: {
      en: `it was not finished after ${failure.steps} steps, which is the limit of a run`,
      zh: `执行 ${failure.steps} 步后仍未结束，这是一次运行的上限`,
    },
    explanation: prefixed(failure, { en: 'At the limit: ', zh: '到达上限时：' }),
    advice: { en: 'Which loop has no way out in this order?', zh: '按这样的顺序，哪个循环没有出口？' },
  };
};

const IN_TEST: Text = { en: " in the test's code", zh: '在测试代码里' };

function withoutSteps(failure: Failure, at: TraceStep | undefined): Explanation {
  const name = at === undefined ? '' : shortName(failure, at.task);
  const line = at?.source === 'harness' ? IN_TEST : atLine(at);
  return {
    statement: { en: 'a loop or a recursion did not come to an end', zh: '某个循环或递归没有结束' },
    explanation:
      at === undefined
        ? {
            en: 'A loop went round, or functions called one another, until the run reached its limit of loop rounds and calls.',
            zh: '循环或函数调用一直进行，直到用尽一次运行的循环次数和调用次数。',
          }
        : {
            en: `${name} was${line.en}, in a loop or in calls, when the run reached its limit of loop rounds and calls.`,
            zh: `${name} ${line.zh}不断循环或调用，直到用尽一次运行的循环次数和调用次数。`,
          },
    advice: { en: 'What ends it?', zh: '什么能让它结束？' },
  };
}

/** The program printed more than it may. */
export const outputLimit: Explainer = (failure) => ({
  statement: { en: 'it printed more than a run may print', zh: '输出超过了一次运行的上限' },
  explanation: prefixed(failure, { en: 'At the limit: ', zh: '到达上限时：' }),
});

function prefixed(failure: Failure, prefix: Text): Text {
  const steps = lastSteps(failure).slice(0, 4);
  if (steps.length === 0) {
    return {
      en: 'The program was in a loop without any operation that another thread could see.',
      zh: '程序停留在一个循环里，其中没有任何其他线程能看到的操作。',
    };
  }
  const seen = steps.map((step) => ({
    name: shortName(failure, step.task),
    where: step.source === 'harness' ? IN_TEST : atLine(step),
    what: [step.operation, step.target].filter(Boolean).join(' '),
  }));
  const en = seen.map(({ name, where, what }) => `${name} was last seen${where.en} (${what})`);
  const zh = seen.map(({ name, where, what }) => `${name} 最后${where.zh}（${what}）`);
  return { en: `${prefix.en}${en.join('; ')}.`, zh: `${prefix.zh}${zh.join('；')}。` };
}
