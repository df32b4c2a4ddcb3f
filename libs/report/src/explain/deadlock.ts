import type { Failure } from '@heddle/verdict';
import { sentences, type Text } from '../text/language';
import { waiters } from './actor';
import { awaitedText } from './awaited';
import { shortName, type Explainer } from './explainer';

type Edge = Failure['waitFor'][number];

function pair({ en, zh }: Text): Text {
  return {
    en: `never finished: each ${en} holds what the other waits for`,
    zh: `永远不会结束：每个${zh}都持有另一个${zh}在等的东西`,
  };
}

function circleOf({ en, zh }: Text): Text {
  return {
    en: `never finished: each ${en} holds what another one waits for, in a circle`,
    zh: `永远不会结束：每个${zh}都持有下一个${zh}在等的东西，形成循环`,
  };
}

function inCircle({ en, zh }: Text): Text {
  return {
    en: `never finished: the ${en}${en.endsWith('s') ? 'es' : 's'} wait for one another in a circle`,
    zh: `永远不会结束：${zh.trimStart()}互相等待，形成循环`,
  };
}

/** Each task of a circle waits for what the next one holds, or for a signal that the next one cannot give. */
export const deadlock: Explainer = (failure) => {
  const [only, second] = failure.waitFor;
  if (only !== undefined && second === undefined) return selfDeadlock(failure, only);
  const parts = failure.waitFor.map((edge) => waiting(failure, edge));
  const signal = failure.waitFor.find((edge) => isSignal(failure, edge));
  const explanation: Text = {
    en: `${parts.map(({ en }) => en).join('; ')}.`,
    zh: `${parts.map(({ zh }) => zh).join('；')}。`,
  };
  if (signal !== undefined) return throughSignal(failure, signal, explanation);
  const allHold = failure.waitFor.every(({ task }) => heldTowards(failure, task) !== undefined);
  const statement = !allHold ? inCircle : failure.waitFor.length > 2 ? circleOf : pair;
  return {
    statement: statement(waiters(failure)),
    explanation,
    advice: advice(failure),
  };
};

function waiting(failure: Failure, edge: Edge): Text {
  const name = shortName(failure, edge.task);
  const held = heldTowards(failure, edge.task);
  const awaited =
    isSignal(failure, edge) || edge.on === 'task'
      ? awaitedText(failure, edge)
      : { en: `for ${edge.object}`, zh: edge.object };
  return {
    en: `${name} ${held ? `holds ${held.name}${inLine(held).en} and ` : ''}waits ${awaited.en}${inLine(edge).en}`,
    zh: `${name} ${held ? `持有 ${held.name}${inLine(held).zh}，` : ''}等待 ${awaited.zh}${inLine(edge).zh}`,
  };
}

/** A line that a student does not see is 0. */
function inLine({ line }: { readonly line: number }): Text {
  return line === 0 ? { en: '', zh: '' } : { en: ` (line ${line})`, zh: `（第 ${line} 行）` };
}

/** Does the task wait for what somebody does, not for what somebody holds or is? */
function isSignal(failure: Failure, { on, object, holder }: Edge): boolean {
  return on !== 'task' && !failure.locks.some((lock) => lock.name === object && lock.holder === holder);
}

function throughSignal(failure: Failure, signal: Edge, circle: Text): ReturnType<Explainer> {
  const name = shortName(failure, signal.task);
  const held = heldTowards(failure, signal.task)?.name;
  const statement = inCircle(waiters(failure));
  // Who makes room waits for the end of the one who needs it.
  if (held === undefined) return { statement, explanation: circle, advice: advice(failure) };
  return {
    statement,
    explanation: sentences(circle, {
      en: `As long as ${name} holds ${held}, nobody can do what it waits for.`,
      zh: `只要 ${name} 还持有 ${held}，就没有人能去做它所等的事。`,
    }),
    advice: sentences(BREAKING, {
      en: `Could ${name} wait for ${signal.object} without holding ${held}?`,
      zh: `${name} 能不能在不持有 ${held} 的时候等待 ${signal.object}？`,
    }),
  };
}

function selfDeadlock(failure: Failure, edge: Edge): ReturnType<Explainer> {
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

/** The lock, or the semaphore, of a task for which the one before it in the circle waits. */
export function heldTowards(failure: Failure, task: number): Failure['locks'][number] | undefined {
  const wanted = failure.waitFor.filter(({ holder }) => holder === task).map(({ object }) => object);
  return failure.locks.find(({ name, holder }) => holder === task && wanted.includes(name));
}

const BREAKING: Text = {
  en: 'Breaking any one of the four conditions is a fix.',
  zh: '打破四个条件中的任何一个都能解决。',
};

/** Nobody holds anything that another one waits for: of the four conditions not all are there. */
const UNHELD: Text = {
  en: 'Each of them waits before it does what another one waits for. Which one could do that first, and wait after it?',
  zh: '每一个都在等待，而没有先做别人所等的事。哪一个可以先做，再等待？',
};

function advice(failure: Failure): Text {
  if (failure.waitFor.every(({ task }) => heldTowards(failure, task) === undefined)) return UNHELD;
  const onlyLocks = failure.waitFor.every(({ task }) => heldTowards(failure, task) !== undefined);
  if (!onlyLocks) return BREAKING;
  return sentences(BREAKING, {
    en: `The easiest here: let everybody take ${objects(failure, ' and ')} in the same order.`,
    zh: `这里最简单的办法：让所有${waiters(failure).zh}都按同样的顺序取得 ${objects(failure, ' 和 ')}。`,
  });
}

function objects(failure: Failure, and: string): string {
  const names = [...new Set(failure.waitFor.map(({ object }) => object))].sort();
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')}${and}${names.at(-1)!}`;
}
