import type { Failure, Moment } from '@heddle/verdict';
import { sentences, type Text } from '../text/language';
import { shortName, type Explainer } from './explainer';

/** What was signalled while nobody waited is waited for ever after. */
export const lostWakeup: Explainer = (failure) => {
  const { lostWakeup: lost } = failure;
  const object = lost?.object ?? '';
  const statement: Text = {
    en: 'never finished: the wake-up came before the wait',
    zh: '永远不会结束：唤醒来得比等待早',
  };
  if (lost === undefined) return { statement, explanation: statement };
  const signal = lost.notifications.at(-1)!;
  const waiter = shortName(failure, lost.waiter.task);
  const waits: Text =
    lost.erased === undefined
      ? {
          en: `${waiter} began to wait${at(lost.waiter).en}, and nobody notifies again.`,
          zh: `${waiter} ${at(lost.waiter).zh}才开始等待，之后再也没有人通知。`,
        }
      : {
          en: `${waiter} waits${at(lost.waiter).en}, and nobody sets it again.`,
          zh: `${waiter} ${at(lost.waiter).zh}等待，之后再也没有人置位。`,
        };
  return lost.erased === undefined
    ? {
        statement,
        explanation: sentences(
          {
            en: `${shortName(failure, signal.task)} notified ${object}${at(signal).en} while nobody waited: a notification is not remembered.`,
            zh: `${shortName(failure, signal.task)} ${at(signal).zh}通知 ${object} 时没有线程在等：通知不会被记住。`,
          },
          waits,
        ),
        advice: {
          en: `Which variable tells whether it has happened already? ${waiter} has to look at it, under the lock of ${object}, right before it waits.`,
          zh: `哪个变量能说明事情已经发生？${waiter} 要在等待之前、持有 ${object} 的锁时检查它。`,
        },
      }
    : {
        statement,
        explanation: sentences(erasedText(failure, object, signal, lost.erased), waits),
        advice: {
          en: `Who may clear ${object}, and how do they know that everybody has seen it set?`,
          zh: `谁可以清除 ${object}？它怎么知道大家都已经看到它被置位？`,
        },
      };
};

function erasedText(failure: Failure, object: string, signal: Moment, erased: Moment): Text {
  const setter = shortName(failure, signal.task);
  const other = signal.task === erased.task ? '' : shortName(failure, erased.task);
  return {
    en: `${setter} set ${object}${at(signal).en}, and ${other === '' ? '' : `${other} `}cleared it${at(erased).en} before anybody had seen it set.`,
    zh: `${setter} ${at(signal).zh}将 ${object} 置位，${other === '' ? '' : `${other} `}${at(erased).zh}又在任何线程看到之前清除了它。`,
  };
}

function at({ line }: Moment): Text {
  return line === 0
    ? { en: " in the test's code", zh: '在测试代码里' }
    : { en: ` at line ${line}`, zh: `在第 ${line} 行` };
}
