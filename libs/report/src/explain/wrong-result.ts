import { acrossAwait } from './across-await';
import { betweenText, changedInWait, lookAgain } from './came-between';
import { mixedLooks, mixedText } from './mixed';
import { isAsync } from './awaited';
import type { Failure } from '@heddle/verdict';
import { taskLabels } from '../failure/task-labels';
import type { Text } from '../text/language';
import { enList, shortName, zhList, type Explainer, type Explanation } from './explainer';
import { interruptions, notEnded } from './interruption';
import { refused } from './refused';
import { wentOn } from './went-on';

/** The harness's assertion failed and no race explains it: the order of this run is at fault, or the logic is. */
export const wrongResult: Explainer = (failure) => ({
  statement: { en: 'the result is wrong', zh: '结果不对' },
  ...(acrossAwait(failure) ??
    fromOutdated(failure) ??
    wentWithout(failure) ??
    oldAndNew(failure) ??
    afterWait(failure) ??
    interrupted(failure) ??
    tooEarly(failure) ??
    inOrder(failure)),
});

export type Told = Omit<Explanation, 'statement'>;

export const TOGETHER: Text = {
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

/** Somebody acted on what was no longer so. */
export function fromOutdated(failure: Failure): Told | undefined {
  const explanation = wentOn(failure);
  return explanation === undefined ? undefined : { explanation, advice: TOGETHER };
}

function oldAndNew(failure: Failure): Told | undefined {
  const mixed = mixedLooks(failure);
  return mixed && { explanation: mixedText(failure, mixed), advice: TOGETHER };
}

/** Somebody waited, and did not look again at what it had waited for. */
function afterWait(failure: Failure): Told | undefined {
  const found = changedInWait(failure);
  return found && { explanation: betweenText(failure, found), advice: lookAgain(found) };
}

export function interrupted(failure: Failure): Told | undefined {
  const explanation = failure.preemptions > 0 ? interruptions(failure) : undefined;
  return explanation === undefined ? undefined : { explanation, advice: TOGETHER };
}

/** Nobody was interrupted, but somebody had not ended yet when the main task looked at the result. */
function tooEarly(failure: Failure): Told | undefined {
  if (failure.trace.at(-1)?.task !== 0) return undefined;
  const label = taskLabels(failure);
  const left = notEnded(failure);
  const names = left.map((task) => {
    // It may not be in the table, whose head says what it is called.
    const { short, name } = label(task);
    return name === '' ? short : `${short} (${name})`;
  });
  if (names.length === 0) return undefined;
  const shorts = left.map((task) => label(task).short);
  return {
    explanation: {
      en: `When the test looked at the result, ${enList(names)} had not ended yet.`,
      zh: `测试查看结果时，${zhList(names)} 还没有结束。`,
    },
    advice: {
      en: `Who waits for the end of ${enList(shorts)} before the result is used?`,
      zh: `在使用结果之前，由谁来等 ${zhList(shorts)} 结束？`,
    },
  };
}

/** The order in which the threads ran the student's code is all that is certain then. */
export function inOrder(failure: Failure): Told {
  const order = orderOf(failure);
  if (isAsync(failure) && order.length > 1) {
    const pauses = failure.trace.some(({ operation }) => operation === 'pause');
    const at = pauses ? { en: 'where one waits', zh: '等待' } : { en: 'at an `await`', zh: ' `await` ' };
    return {
      explanation: {
        en: `There is one thread, which changes from one call to another ${at.en}. They went on in this order: ${order.join(', ')}.`,
        zh: `只有一个线程，它只在${at.zh}处从一个调用换到另一个。它们继续执行的顺序是：${order.join('、')}。`,
      },
    };
  }
  if (failure.preemptions === 0 && tasksIn(failure) < 2) {
    return {
      explanation: {
        en: 'No other thread took part: the code gives this result by itself.',
        zh: '没有别的线程参与：代码自己就得出这个结果。',
      },
    };
  }
  if (failure.preemptions > 0 || order.length < 2) {
    return {
      explanation: {
        en: 'Every access is ordered with the others, but in this order the result is wrong.',
        zh: '所有访问都有先后约束，但按这样的顺序执行，结果是错的。',
      },
    };
  }
  return {
    explanation: {
      en: `No thread was interrupted: they switched only where one waited or ended. They ran in this order: ${order.join(', ')}.`,
      zh: `没有线程被打断：只在某个线程等待或结束时才切换。执行的顺序是：${order.join('、')}。`,
    },
  };
}

/** How many tasks ran the student's code. */
function tasksIn({ trace }: Failure): number {
  return new Set(trace.filter(({ source }) => source === 'submission').map(({ task }) => task)).size;
}

const LONGEST_ORDER = 8;

function orderOf(failure: Failure): readonly string[] {
  const own = failure.trace.filter(
    ({ source, operation, task }) => source === 'submission' && operation !== 'end' && task !== 0,
  );
  const turns = own.filter(({ task }, index) => own[index - 1]?.task !== task);
  const names = turns.slice(0, LONGEST_ORDER).map(({ task }) => shortName(failure, task));
  return turns.length > LONGEST_ORDER ? [...names, '…'] : names;
}
