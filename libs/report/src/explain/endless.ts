import type { Failure, TraceStep } from '@heddle/verdict';
import { sentences, type ReaderLanguage, type Text } from '../text/language';
import { operationWord } from '../text/words';
import { whoRan } from './interruption';
import { roundOf } from './rounds';
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
        explanation: aroundAndAround(failure) ?? prefixed(failure, { en: 'In the end: ', zh: '结束时：' }),
        advice: givesWay(failure)
          ? {
              en: 'Both give way, and both come back. What lets one of them be first?',
              zh: '双方都退让，又都回来。怎样才能让其中一个先走？',
            }
          : {
              en: 'What would have to change for one of them to get on, and who changes it?',
              zh: '要让其中一个继续下去，什么必须改变？由谁来改变？',
            },
      };

function aroundAndAround({ trace, ...failure }: Failure): Text | undefined {
  const own = trace.filter(
    ({ source, operation, line }) => source === 'submission' && operation !== 'end' && line > 0,
  );
  const round = roundOf(own);
  if (round === undefined) return undefined;
  const ran = whoRan({ ...failure, trace }, own.slice(round.from, round.from + round.length));
  return {
    en: `Round after round, ${ran.en}, and nobody gets any further.`,
    zh: `一轮又一轮，${ran.zh}，谁也没有进展。`,
  };
}

function givesWay({ trace }: Failure): boolean {
  return trace.some(({ operation, value }) => operation === 'acquire' && value === 'no');
}

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
  const line = at === undefined ? atLine(at) : placeOf(at);
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
  explanation: sentences(printing(failure), prefixed(failure, { en: 'At the limit: ', zh: '到达上限时：' })),
  advice: { en: 'Which loop prints, and what ends it?', zh: '哪个循环在输出？什么能让它结束？' },
});

/** The limit ends a run in the midst of the print, by whoever took the last step. */
function printing(failure: Failure): Text | undefined {
  const last = failure.trace.at(-1);
  // In a student's report the test's own steps are missing.
  if (last?.step !== failure.steps) return undefined;
  const name = shortName(failure, last.task);
  return { en: `${name} was printing at that moment.`, zh: `当时是 ${name} 在输出。` };
}

function prefixed(failure: Failure, prefix: Text): Text {
  const steps = lastSteps(failure).slice(0, 4);
  if (steps.length === 0) {
    return {
      en: 'The program was in a loop without any operation that another thread could see.',
      zh: '程序停留在一个循环里，其中没有任何其他线程能看到的操作。',
    };
  }
  const en = steps.map(
    (step) => `${shortName(failure, step.task)} was last seen${placeOf(step).en} (${did(step, 'en')})`,
  );
  const zh = steps.map(
    (step) => `${shortName(failure, step.task)} 最后${placeOf(step).zh}（${did(step, 'zh')}）`,
  );
  return { en: `${prefix.en}${en.join('; ')}.`, zh: `${prefix.zh}${zh.join('；')}。` };
}

function did({ operation, target }: TraceStep, language: ReaderLanguage): string {
  return [operationWord(operation, language), target].filter(Boolean).join(' ');
}

function placeOf(step: TraceStep): Text {
  return step.source === 'harness' ? IN_TEST : atLine(step);
}
