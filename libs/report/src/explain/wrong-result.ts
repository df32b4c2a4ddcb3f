import { acrossAwait } from './across-await';
import { betweenText, changedInWait, lookAgain } from './came-between';
import { mixedLooks, mixedText } from './mixed';
import type { Failure } from '@heddle/verdict';
import { taskLabels } from '../failure/task-labels';
import type { Text } from '../text/language';
import { enList, zhList, type Explainer, type Explanation } from './explainer';
import { inOrder } from './in-order';
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

/** Who was started by the test is the test's to wait for. */
function isStartedBySubmission({ trace, tasks }: Failure, id: number): boolean {
  const name = tasks.find((task) => task.id === id)?.name ?? '';
  return trace.some(
    ({ operation, source, target }) =>
      operation === 'start' && source === 'submission' && target === (name || `T${id}`),
  );
}

/** Nobody was interrupted, but somebody had not ended yet when the main task looked at the result. */
function tooEarly(failure: Failure): Told | undefined {
  if (failure.trace.at(-1)?.task !== 0) return undefined;
  const label = taskLabels(failure);
  const left = notEnded(failure).filter((task) => isStartedBySubmission(failure, task));
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
