import type { Failure } from '@heddle/verdict';
import { sentences, type Text } from '../text/language';
import { acrossAwait } from './across-await';
import { betweenText, cameBetween, lookAgain, waitedBetween } from './came-between';
import { atLine, shortName, type Explainer } from './explainer';
import { TOGETHER, type Told } from './wrong-result';

/** An exception left a task. */
export const exception: Explainer = (failure) => {
  const name = failure.task === undefined ? '' : shortName(failure, failure.task);
  const [frame] = failure.stack ?? [];
  const raiser = frame && raisedBy(failure, frame.line);
  const text = failure.message.split('\n', 1)[0] ?? '';
  const statement = { en: text || 'an exception', zh: text || '异常' };
  // The harness's own mistakes never get here: it was asked whether a reference causes the same.
  if (failure.raisedByTest && !failure.unhandled)
    return { statement, ...sentencesOf(failure, ofTheTest(text)) };
  if (frame === undefined && failure.unhandled)
    return { statement, explanation: unhandled(frame), advice: WHO_HANDLES };
  // A function of the library that was called back.
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
  const ended = failure.unhandled
    ? unhandled(frame)
    : raiser !== undefined && raiser !== failure.task
      ? passedOn(shortName(failure, raiser), frame, name)
      : {
          en: `An exception ended ${name || 'the program'} at line ${frame.line}${where}, and nobody caught it.`,
          zh: `${name || '程序'} 在第 ${frame.line} 行${frame.function === '' ? '' : `（${frame.function}）`}抛出异常而终止，没有人捕获它。`,
        };
  // What an exception says of a result is as wrong as the result.
  const how = acrossAwait(failure) ??
    inBetween(raiser === undefined ? failure : { ...failure, task: raiser }) ?? {
      explanation: undefined,
      advice: failure.unhandled ? WHO_HANDLES : granted(frame),
    };
  return { statement, advice: how.advice, explanation: sentences(ended, how.explanation) };
};

/** Who waited for a task may get its exception: then it was the task that was last seen in that line. */
function raisedBy({ trace, task }: Failure, line: number): number | undefined {
  const there = trace.filter((step) => step.source === 'submission' && step.line === line);
  return there.some((step) => step.task === task) ? task : (there.at(-1)?.task ?? task);
}

function passedOn(
  raiser: string,
  { line, function: name }: NonNullable<Failure['stack']>[number],
  ended: string,
): Text {
  return {
    en: `${raiser} raised it at line ${line}${name === '' ? '' : ` in ${name}`}, and nobody caught it, neither there nor in ${ended || 'the program'}, which it ended.`,
    zh: `${raiser} 在第 ${line} 行${name === '' ? '' : `（${name}）`}抛出它；那里没有人捕获，${ended || '程序'} 里也没有，因此终止。`,
  };
}

function inBetween(failure: Failure): Required<Told> | undefined {
  const found = cameBetween(failure);
  if (found === undefined) return undefined;
  const { before, use } = found;
  const explanation = betweenText(failure, found);
  if (before === undefined) {
    return {
      explanation,
      advice: {
        en: `What does line ${use.line} take for granted about ${use.target}, and who else changes it?`,
        zh: `第 ${use.line} 行默认 ${use.target} 是怎样的？还有谁会改变它？`,
      },
    };
  }
  if (!waitedBetween(failure, before, use)) return { explanation, advice: TOGETHER };
  return { explanation, advice: lookAgain(found) };
}

/** Nobody else had a part in it. */
function granted({ line }: NonNullable<Failure['stack']>[number]): Text {
  return {
    en: `What does line ${line} take for granted that was not so here?`,
    zh: `第 ${line} 行默认了什么，而这里并非如此？`,
  };
}

/** What the test stumbled over, or what it threw on purpose, which the submission was to catch. */
function ofTheTest(text: string): Required<Told> {
  return /^(?:Type|Reference|Attribute)Error\b/.test(text)
    ? {
        explanation: {
          en: 'The test could not use what the submission exports or returns.',
          zh: '测试无法使用提交的代码所导出或返回的东西。',
        },
        advice: {
          en: 'What does the exercise say that it exports and returns, and with which names?',
          zh: '题目要求它导出和返回什么？名字是什么？',
        },
      }
    : {
        explanation: {
          en: "It was thrown in the test's code, and nobody caught it on its way out.",
          zh: '它在测试代码里抛出，一路上没有人捕获。',
        },
        advice: {
          en: 'Who calls what the test has passed in, and what should become of an error of that call?',
          zh: '测试传入的东西由谁来调用？那次调用出错时应当怎么办？',
        },
      };
}

function sentencesOf(failure: Failure, { explanation, advice }: Required<Told>): Required<Told> {
  return { explanation: sentences(explanation, thatEnded(failure)), advice };
}

function thatEnded(failure: Failure): Text | undefined {
  if (failure.task === undefined || failure.task === 0) return undefined;
  const name = shortName(failure, failure.task);
  return { en: `That ended ${name}.`, zh: `${name} 因此终止。` };
}

const WHO_HANDLES: Text = {
  en: 'Who handles that promise, and from when on?',
  zh: '这个 promise 由谁来处理？从什么时候开始？',
};

/** Whoever threw it, which may be the test: that a promise of the submission's is left alone is the mistake. */
function unhandled(frame: NonNullable<Failure['stack']>[number] | undefined): Text {
  const where = frame === undefined ? { en: '', zh: '' } : atLine({ line: frame.line, source: 'submission' });
  return {
    en: `This error${where.en && `, thrown${where.en},`} is the reason of a promise that was rejected, and nobody handled it: no \`await\`, \`catch\` or \`then\` was there in time.`,
    zh: `一个 promise 因这个错误${where.zh && `（${where.zh}抛出）`}而被拒绝，却没有人处理：没有及时 \`await\`、\`catch\` 或 \`then\` 它。`,
  };
}
