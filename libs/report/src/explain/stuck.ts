import type { Failure } from '@heddle/verdict';
import { sentences, type Text } from '../text/language';
import { waiters } from './actor';
import { awaitedText, blockedOperation, isCall, nameOfAwaited } from './awaited';
import { shortName, type Explainer, type Explanation } from './explainer';
import { isLeftWorker, isListening, listening, LISTENING_ADVICE } from './listening';

type Edge = Failure['waitFor'][number];

/** Blocked for ever without a circle: nobody is left who would do what is waited for. */
export const stuck: Explainer = (failure) => {
  const edges = causesFirst(failure);
  const waits = edges.map((edge) => waiting(failure, edge));
  const [culprit] = edges;
  if (failure.waitFor.some(({ on }) => on === 'promise')) return unsettled(waits);
  if (failure.waitFor.every(isListening)) return neverEnded(failure);
  const { en: who, zh: whoZh } = waiters(failure);
  return {
    statement: {
      en: 'never finished: somebody waits for something that nobody is left to do',
      zh: `永远不会结束：有${whoZh}在等一件再也没有人会做的事`,
    },
    explanation: sentences(
      { en: `${waits.map(({ en }) => en).join('; ')}.`, zh: `${waits.map(({ zh }) => zh).join('；')}。` },
      culprit && lastPermit(failure, culprit),
      { en: `No ${who} is left that could do it.`, zh: `已经没有${whoZh}能做这件事了。` },
    ),
    ...(culprit !== undefined && { advice: question(failure, culprit) }),
  };
};

/**
 * Whoever joins a stuck task is stuck because of it: what the student's own lines wait for comes first, then what the test's do.
 * That the test waits for the end of somebody who waits goes without saying.
 */
function causesFirst(failure: Failure): Failure['waitFor'] {
  const rank = (edge: Edge) => 2 * Number(edge.on === 'task') + Number(isInTest(failure, edge));
  const edges = failure.waitFor.toSorted((a, b) => rank(a) - rank(b));
  const told = edges.filter((edge) => rank(edge) < 3);
  return told.length > 0 ? told : edges;
}

function isInTest(failure: Failure, { task, line }: Edge): boolean {
  return (
    line === 0 ||
    failure.trace.some((step) => step.blocked && step.task === task && step.source === 'harness')
  );
}

/** There was a permit for somebody else, and none has come back. */
function lastPermit(failure: Failure, { object }: Edge): Text | undefined {
  const uses = failure.trace.filter(
    ({ target, operation, value, blocked }) =>
      target === object && operation.startsWith('semaphore-') && value !== 'no' && blocked !== true,
  );
  const last = uses.at(-1);
  if (last?.operation !== 'semaphore-acquire' || last.source === 'harness') return undefined;
  const name = shortName(failure, last.task);
  return {
    en: `${name} took the last permit at line ${last.line}, and nobody has given one back since.`,
    zh: `${name} 在第 ${last.line} 行取走了最后一个许可，此后没有人归还。`,
  };
}

/** No job is left and nothing outside is under way: the promise on which everything depends stays as it is. */
function unsettled(waits: readonly Text[]): Explanation {
  return {
    statement: {
      en: 'never finished: something is awaited that will never settle',
      zh: '永远不会结束：在等待一个永远不会有结果的 promise',
    },
    explanation: {
      en: `${waits.map(({ en }) => en).join('; ')}. Nothing can run any more: no code is left that could go on, no timer is set, and nothing outside is under way.`,
      zh: `${waits.map(({ zh }) => zh).join('；')}。已经没有任何东西能执行了：没有能继续的代码，没有定时器，外部也没有正在进行的操作。`,
    },
    advice: {
      en: 'Who resolves or rejects that promise, on every way through the program?',
      zh: '在程序的每条路径上，由谁来 resolve 或 reject 那个 promise？',
    },
  };
}

/** All that is left is somebody who listens, and nobody who would send anything. */
function neverEnded(failure: Failure): Explanation {
  const workers = failure.waitFor.filter(isLeftWorker);
  const left = (workers.length > 0 ? workers : failure.waitFor).map((edge) => listening(failure, edge));
  const what: Text =
    workers.length > 0
      ? { en: 'a worker was never ended', zh: '有 worker 没有结束' }
      : { en: 'it still waits for a message or a notification', zh: '还在等消息或通知' };
  return {
    statement: { en: `never finished: ${what.en}`, zh: `永远不会结束：${what.zh}` },
    explanation: {
      en: `${left.map(({ en }) => en).join('; ')}. Nobody is left who would send one, and nobody ends it.`,
      zh: `${left.map(({ zh }) => zh).join('；')}。已经没有人会发送消息，也没有人结束它。`,
    },
    ...(workers.length > 0 && { advice: LISTENING_ADVICE }),
  };
}

function waiting(failure: Failure, edge: Edge): Text {
  if (isListening(edge)) return listening(failure, edge);
  const operation = blockedOperation(failure, edge);
  const awaited = awaitedText(failure, edge);
  const held = operation === 'acquire' && edge.holder >= 0;
  const holder = held ? shortName(failure, edge.holder) : '';
  const what = held ? { en: `${awaited.en} by ${holder}`, zh: `${holder} 释放 ${edge.object}` } : awaited;
  const name = shortName(failure, edge.task);
  return isInTest(failure, edge)
    ? { en: `${name} waits in the test's code ${what.en}`, zh: `${name} 在测试代码里等${spaced(what.zh)}` }
    : {
        en: `${name} waits at line ${edge.line} ${what.en}`,
        zh: `${name} 在第 ${edge.line} 行等${spaced(what.zh)}`,
      };
}

/** A name in other letters stands apart. */
function spaced(text: string): string {
  return /^[\w$#]/.test(text) ? ` ${text}` : text;
}

function question(failure: Failure, edge: Edge): Text {
  const object = nameOfAwaited(failure, edge);
  switch (blockedOperation(failure, edge)) {
    case 'wait':
      return { en: `Who notifies ${object}, and when?`, zh: `谁来通知 ${object}？什么时候？` };
    case 'event-wait':
      if (isCall(object)) {
        return {
          en: `Which thread is to run ${object}, and what does that one wait for?`,
          zh: `${object} 该由哪个线程来执行？那个线程又在等什么？`,
        };
      }
      return {
        en: `Who sets ${object} on every way through the program?`,
        zh: `是不是每条路径上都有人把 ${object} 置位？`,
      };
    case 'get':
      return {
        en: `How does the consumer of ${object} learn that nothing more will come?`,
        zh: `消费者怎样得知 ${object} 里不会再有元素？`,
      };
    case 'semaphore-acquire':
      return {
        en: `Who releases ${object} on every way through the program?`,
        zh: `是不是每条路径上都有人归还 ${object} 的许可？`,
      };
    case 'barrier-wait':
      return {
        en: `How many does ${object} wait for, and who else should arrive there?`,
        zh: `${object} 要等几个线程到达？还有谁应当到那里？`,
      };
    case 'join':
      return { en: `What keeps ${object} from ending?`, zh: `是什么让 ${object} 无法结束？` };
    default:
      return {
        en: `Who should have acted on ${object}, and where did it go instead?`,
        zh: `本该由谁来处理 ${object}？它去了哪里？`,
      };
  }
}
