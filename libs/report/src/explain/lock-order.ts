import type { Explainer } from './explainer';
import { shortName } from './explainer';

/** No run deadlocked, but locks are taken in different orders. */
export const lockOrder: Explainer = (failure) => {
  const edges = failure.waitFor.map((edge) => {
    const held = failure.locks.find(({ holder }) => holder === edge.task);
    const name = shortName(failure, edge.task);
    const order = held === undefined ? edge.object : `${held.name} → ${edge.object}`;
    return {
      en: `line ${edge.line} (${name}) takes ${order}`,
      zh: `第 ${edge.line} 行（${name}）按 ${order} 的顺序取锁`,
    };
  });
  return {
    statement: { en: 'locks are taken in different orders', zh: '取锁的顺序不一致' },
    explanation: {
      en: `No schedule that was run deadlocked${edges.length > 0 ? `, but ${edges.map(({ en }) => en).join(' and ')}` : ''}.`,
      zh: `运行过的调度都没有死锁${edges.length > 0 ? `，但${edges.map(({ zh }) => zh).join('，')}` : ''}。`,
    },
    advice: {
      en: 'One more thread can be enough for a deadlock: one order for all is safe.',
      zh: '再多一个线程就可能死锁：统一的顺序才安全。',
    },
  };
};
