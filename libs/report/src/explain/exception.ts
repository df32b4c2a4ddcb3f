import { shortName, type Explainer } from './explainer';

/** An exception left a task. */
export const exception: Explainer = (failure) => {
  const name = failure.task === undefined ? '' : shortName(failure, failure.task);
  const [frame] = failure.stack ?? [];
  const text = failure.message.split('\n', 1)[0] ?? '';
  const statement = { en: text || 'an exception', zh: text || '异常' };
  if (frame === undefined && failure.task !== undefined && failure.task !== 0) {
    return {
      statement,
      explanation: {
        en: `An exception of the test's own ended ${name}: nothing that ran there caught it.`,
        zh: `测试抛出的异常终止了 ${name}：在那里运行的代码没有捕获它。`,
      },
    };
  }
  if (frame === undefined) {
    return {
      statement,
      explanation: {
        en: `The test could not go on with what the submission gave it: ${text || 'an exception left it'}.`,
        zh: `测试无法使用提交的代码给它的东西：${text || '抛出了异常'}。`,
      },
    };
  }
  const where = frame.function === '' ? '' : ` in ${frame.function}`;
  return {
    statement,
    explanation: {
      en: `An exception ended ${name || 'the program'} at line ${frame.line}${where}, and nobody caught it.`,
      zh: `${name || '程序'} 在第 ${frame.line} 行${frame.function === '' ? '' : `（${frame.function}）`}抛出异常而终止，没有人捕获它。`,
    },
  };
};
