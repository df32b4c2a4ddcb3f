import type { Failure } from '@heddle/verdict';
import { sentences, type Text } from '../text/language';
import { shortName, type Explainer } from './explainer';

/** Each task of a circle waits for what the next one holds. */
export const deadlock: Explainer = (failure) => {
  const [only, second] = failure.waitFor;
  if (only !== undefined && second === undefined) return selfDeadlock(failure, only);
  const parts = failure.waitFor.map((edge) => {
    const name = shortName(failure, edge.task);
    const held = heldTowards(failure, edge.task);
    return {
      en: `${name} ${held ? `holds ${held.name} (line ${held.line}) and ` : ''}waits for ${edge.object} (line ${edge.line})`,
      zh: `${name} ${held ? `持有 ${held.name}（第 ${held.line} 行），` : ''}等待 ${edge.object}（第 ${edge.line} 行）`,
    };
  });
  return {
    statement: {
      en: 'never finished: each thread holds what the other waits for',
      zh: '永远不会结束：每个线程都持有另一个线程在等的东西',
    },
    explanation: {
      en: `${parts.map(({ en }) => en).join('; ')}.`,
      zh: `${parts.map(({ zh }) => zh).join('；')}。`,
    },
    advice: advice(failure),
  };
};

function selfDeadlock(failure: Failure, edge: Failure['waitFor'][number]): ReturnType<Explainer> {
  const name = shortName(failure, edge.task);
  const held = failure.locks.find((lock) => lock.name === edge.object && lock.holder === edge.task);
  const since = held === undefined ? '' : ` since line ${held.line}`;
  return {
    statement: { en: `never finished: ${name} waits for itself`, zh: `永远不会结束：${name} 在等它自己` },
    explanation: {
      en: `${name} waits at line ${edge.line} for ${edge.object}, which it has held itself${since}.`,
      zh: `${name} 在第 ${edge.line} 行等待 ${edge.object}，而它自己${held === undefined ? '' : `从第 ${held.line} 行起`}就持有着它。`,
    },
    advice: {
      en: 'Nobody else can release it. Who calls whom while the lock is held?',
      zh: '没有别人能释放它。持有锁的时候，谁又调用了谁？',
    },
  };
}

/** The lock of a task for which the one before it in the circle waits. */
export function heldTowards(failure: Failure, task: number): Failure['locks'][number] | undefined {
  const wanted = failure.waitFor.filter(({ holder }) => holder === task).map(({ object }) => object);
  return failure.locks.find(({ name, holder }) => holder === task && wanted.includes(name));
}

function advice(failure: Failure): Text {
  const breaking: Text = {
    en: 'Breaking any one of the four conditions is a fix.',
    zh: '打破四个条件中的任何一个都能解决。',
  };
  const onlyLocks = failure.waitFor.every(({ task }) => heldTowards(failure, task) !== undefined);
  if (!onlyLocks) return breaking;
  return sentences(breaking, {
    en: `The easiest here: let everybody take ${objects(failure, ' and ')} in the same order.`,
    zh: `这里最简单的办法：让所有线程都按同样的顺序取得 ${objects(failure, ' 和 ')}。`,
  });
}

function objects(failure: Failure, and: string): string {
  const names = [...new Set(failure.waitFor.map(({ object }) => object))].sort();
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')}${and}${names.at(-1)!}`;
}
