import type { Failure, HistoryCall } from '@heddle/verdict';
import type { Text } from '../text/language';
import { shortName, type Explainer } from './explainer';
import { fromOutdated, interrupted, TOGETHER } from './wrong-result';

/** Results that the calls could not have got one after the other, in whatever order; then how it came to them. */
export const notLinearizable: Explainer = (failure) => {
  const calls = failure.history ?? [];
  const how = (fromOutdated(failure) ?? interrupted(failure))?.explanation;
  const what = calls.length === 0 ? RESULTS : together(failure, calls);
  return {
    statement: {
      en: 'the calls got results that they cannot get one after the other',
      zh: '这些调用的结果，逐个执行时不可能得到',
    },
    explanation: {
      en: how === undefined ? what.en : `${what.en} ${how.en}`,
      zh: how === undefined ? what.zh : `${what.zh}${how.zh}`,
    },
    advice: TOGETHER,
  };
};

/** Of a hidden scenario, whose calls are not told. */
const RESULTS: Text = {
  en: 'No order of the calls that ran at the same time, run one at a time, gives all of their results.',
  zh: '同时进行的这些调用得到的结果，按任何先后顺序逐个执行都得不到。',
};

function together(failure: Failure, calls: readonly HistoryCall[]): Text {
  const last = lastToReturn(calls);
  if (last === undefined) return RESULTS;
  const name = shortName(failure, last.task);
  const subject = `${last.call} → ${last.result!}`;
  if (calls.length === 1) {
    return { en: `${name}'s ${subject} is wrong by itself.`, zh: `${name} 的 ${subject} 单独看就是错的。` };
  }
  return {
    en: `No order of the calls below, run one at a time, gives all of these results: with the others as they are, ${name} cannot get ${subject}.`,
    zh: `下面这些调用无论按什么顺序逐个执行，${name} 都不可能得到 ${subject}。`,
  };
}

/** Until it returned, there was an order. */
function lastToReturn(calls: readonly HistoryCall[]): HistoryCall | undefined {
  const returned = calls.filter(({ to }) => to !== undefined);
  return returned.toSorted((a, b) => a.to! - b.to!).at(-1);
}
