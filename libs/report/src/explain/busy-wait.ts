import type { Moment } from '@heddle/verdict';
import type { Text } from '../text/language';
import { shortName, type Explainer } from './explainer';

/** A task asks again and again for what another could tell it, instead of waiting for it. */
export const busyWait: Explainer = (failure) => {
  const statement: Text = { en: 'it asks again and again instead of waiting', zh: '反复询问，而不是等待' };
  const { busyWait: busy } = failure;
  if (busy === undefined) return { statement, explanation: statement };
  const { look, looks, change } = busy;
  const waiter = shortName(failure, look.task);
  const other = shortName(failure, change.task);
  const target = failure.trace.find(({ step }) => step === look.step)?.target ?? '';
  const did = DONE[failure.trace.find(({ step }) => step === change.step)?.operation ?? ''] ?? CHANGED;
  return {
    statement,
    explanation: {
      en: `${waiter} looked at ${target || 'it'} ${looks} times${at(look).en}, without waiting in between, until ${other} ${did.en}${at(change).en}.`,
      zh: `${waiter} ${at(look).zh}查看 ${target} ${looks} 次，中间没有等待，直到 ${other} ${at(change).zh}${did.zh}。`,
    },
    advice: {
      en: `All that time ${waiter} keeps a processor busy that ${other} could use. An event or a condition lets it sleep until there is something to do.`,
      zh: `这段时间里 ${waiter} 一直占着 ${other} 本可以使用的处理器。事件或条件变量能让它睡到有事可做的时候。`,
    },
  };
};

const CHANGED: Text = { en: 'changed it', zh: '改变了它' };

const DONE: Readonly<Record<string, Text>> = {
  release: { en: 'released it', zh: '释放了它' },
  'event-set': { en: 'set it', zh: '将它置位' },
  put: { en: 'put something in', zh: '放入了元素' },
  end: { en: 'ended', zh: '结束' },
};

function at({ line }: Moment): Text {
  return line === 0
    ? { en: " in the test's code", zh: '在测试代码里' }
    : { en: ` at line ${line}`, zh: `在第 ${line} 行` };
}
