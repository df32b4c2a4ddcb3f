import { sentences } from '../text/language';
import { acrossAwait } from './across-await';
import { shortName, type Explainer } from './explainer';

/** An exception left a task. */
export const exception: Explainer = (failure) => {
  const name = failure.task === undefined ? '' : shortName(failure, failure.task);
  const [frame] = failure.stack ?? [];
  const text = failure.message.split('\n', 1)[0] ?? '';
  const statement = { en: text || 'an exception', zh: text || '异常' };
  // The harness's own mistakes never get here: it was asked whether a reference causes the same.
  if (failure.raisedByTest) {
    const ended = failure.task === undefined || failure.task === 0 ? '' : name;
    return {
      statement,
      explanation: {
        en: `The test could not use what the submission exports or returns.${ended && ` That ended ${ended}.`}`,
        zh: `测试无法使用提交的代码所导出或返回的东西。${ended && `${ended} 因此终止。`}`,
      },
    };
  }
  // A promise that was rejected with a text, a function of the library that was called back.
  if (frame === undefined) {
    return {
      statement,
      explanation: {
        en: `An exception ended ${name || 'the program'}, and nobody caught it.`,
        zh: `${name || '程序'} 抛出异常而终止，没有人捕获它。`,
      },
    };
  }
  const where = frame.function === '' ? '' : ` in ${frame.function}`;
  const ended = {
    en: `An exception ended ${name || 'the program'} at line ${frame.line}${where}, and nobody caught it.`,
    zh: `${name || '程序'} 在第 ${frame.line} 行${frame.function === '' ? '' : `（${frame.function}）`}抛出异常而终止，没有人捕获它。`,
  };
  // What an exception says of a result is as wrong as the result.
  const crossing = acrossAwait(failure);
  if (crossing === undefined) return { statement, explanation: ended };
  return { statement, ...crossing, explanation: sentences(ended, crossing.explanation) };
};
