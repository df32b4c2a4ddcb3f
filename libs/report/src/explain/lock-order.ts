import type { Failure, LockTaken } from '@heddle/verdict';
import type { Text } from '../text/language';
import { enList, shortName, zhList, type Explainer } from './explainer';

/** No run deadlocked, but locks are taken in different orders. */
export const lockOrder: Explainer = (failure) => {
  const edges = (failure.lockOrder ?? []).map((edge) => orderOf(failure, edge));
  const locks = [...new Set((failure.lockOrder ?? []).map(({ held }) => held.name))].sort();
  return {
    statement: { en: 'locks are taken in different orders', zh: '取锁的顺序不一致' },
    explanation: {
      en: `Nothing that was run deadlocked, but ${edges.map(({ en }) => en).join('; ')}. Threads that did this at the same time could wait for one another for ever.`,
      zh: `运行过的调度都没有死锁，但 ${edges.map(({ zh }) => zh).join('；')}。如果这些线程同时这样做，就可能永远互相等待。`,
    },
    advice: {
      en: `Which order of ${enList(locks)} could everybody keep to? Then no circle is possible.`,
      zh: `让所有线程都按同样的顺序取得 ${zhList(locks)}，就不可能形成环路。可以是什么顺序？`,
    },
  };
};

function orderOf(
  failure: Failure,
  { task, held, requested }: NonNullable<Failure['lockOrder']>[number],
): Text {
  const name = shortName(failure, task);
  const heldAt = lineOf(held);
  const requestedAt = lineOf(requested);
  return {
    en: `${name} takes ${held.name}${heldAt.en}, then ${requested.name}${requestedAt.en}`,
    zh: `${name} 先取 ${held.name}${heldAt.zh}，再取 ${requested.name}${requestedAt.zh}`,
  };
}

function lineOf({ line }: LockTaken): Text {
  return line === 0
    ? { en: " (in the test's code)", zh: '（在测试代码里）' }
    : { en: ` (line ${line})`, zh: `（第 ${line} 行）` };
}
