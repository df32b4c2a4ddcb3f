import type { Failure } from '@heddle/verdict';
import type { Text } from '../text/language';
import { waiters } from './actor';
import { awaitedText, blockedOperation } from './awaited';
import { shortName, type Explainer, type Explanation } from './explainer';
import { isLeftWorker, isListening, listening, LISTENING_ADVICE } from './listening';

/** Blocked for ever without a circle: nobody is left who would do what is waited for. */
export const stuck: Explainer = (failure) => {
  const waits = failure.waitFor.map((edge) => waiting(failure, edge));
  // Whoever joins a stuck task is stuck because of it.
  const culprit =
    failure.waitFor.find(({ task }) => blockedOperation(failure, task) !== 'join') ?? failure.waitFor[0];
  if (failure.waitFor.some(({ on }) => on === 'promise')) return unsettled(waits);
  if (failure.waitFor.every(isListening)) return neverEnded(failure);
  const { en: who, zh: whoZh } = waiters(failure);
  return {
    statement: {
      en: 'never finished: somebody waits for something that nobody is left to do',
      zh: `永远不会结束：有${whoZh}在等一件再也没有人会做的事`,
    },
    explanation: {
      en: `${waits.map(({ en }) => en).join('; ')}. No ${who} is left that could do it.`,
      zh: `${waits.map(({ zh }) => zh).join('；')}。已经没有${whoZh}能做这件事了。`,
    },
    ...(culprit !== undefined && { advice: question(failure, culprit) }),
  };
};

/** No job is left and nothing outside is under way: the promise on which everything depends stays as it is. */
function unsettled(waits: readonly Text[]): Explanation {
  return {
    statement: {
      en: 'never finished: something is awaited that will never settle',
      zh: '永远不会结束：在等待一个永远不会有结果的 promise',
    },
    explanation: {
      en: `${waits.map(({ en }) => en).join('; ')}. Nothing can run any more: no job is left, no timer, and nothing outside is under way.`,
      zh: `${waits.map(({ zh }) => zh).join('；')}。已经没有任何东西能执行了：没有任务，没有定时器，外部也没有正在进行的操作。`,
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

function waiting(failure: Failure, edge: Failure['waitFor'][number]): Text {
  if (isListening(edge)) return listening(failure, edge);
  const operation = blockedOperation(failure, edge.task);
  const awaited = awaitedText(failure, edge);
  const held = operation === 'acquire' && edge.holder >= 0;
  const holder = held ? shortName(failure, edge.holder) : '';
  const what = held ? { en: `${awaited.en} by ${holder}`, zh: `${holder} 释放 ${edge.object}` } : awaited;
  const name = shortName(failure, edge.task);
  const harness = failure.trace.some(
    (step) => step.blocked && step.task === edge.task && step.source === 'harness',
  );
  return harness || edge.line === 0
    ? { en: `${name} waits ${what.en}`, zh: `${name} 在等${spaced(what.zh)}` }
    : {
        en: `${name} waits at line ${edge.line} ${what.en}`,
        zh: `${name} 在第 ${edge.line} 行等${spaced(what.zh)}`,
      };
}

/** A name in other letters stands apart. */
function spaced(text: string): string {
  return /^[\w$#]/.test(text) ? ` ${text}` : text;
}

function question(failure: Failure, edge: Failure['waitFor'][number]): Text {
  const object = edge.object;
  switch (blockedOperation(failure, edge.task)) {
    case 'wait':
      return { en: `Who notifies ${object}, and when?`, zh: `谁来通知 ${object}？什么时候？` };
    case 'event-wait':
      return {
        en: `Who sets ${object} on every way through the program?`,
        zh: `是不是每条路径上都有人把 ${object} 置位？`,
      };
    case 'get':
      return {
        en: `How does the consumer of ${object} learn that nothing more will come?`,
        zh: `消费者怎样得知 ${object} 里不会再有元素？`,
      };
    default:
      return {
        en: `Who should have acted on ${object}, and where did it go instead?`,
        zh: `本该由谁来处理 ${object}？它去了哪里？`,
      };
  }
}
