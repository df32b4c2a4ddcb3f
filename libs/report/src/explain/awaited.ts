import type { Failure, TraceStep } from '@heddle/verdict';
import type { Text } from '../text/language';
import { shortName } from './explainer';

type Edge = Failure['waitFor'][number];

const AWAITED: Readonly<Record<string, (object: string) => Text>> = {
  acquire: (object) => ({ en: `for ${object} to be released`, zh: `${object} 被释放` }),
  wait: (object) => ({ en: `for ${object} to be notified`, zh: `${object} 的通知` }),
  'semaphore-acquire': (object) => ({ en: `for a permit of ${object}`, zh: `${object} 的一个许可` }),
  'event-wait': (object) =>
    isCall(object)
      ? { en: `for the result of ${object}`, zh: `${object} 的结果` }
      : { en: `for ${object} to be set`, zh: `${object} 被置位` },
  'barrier-wait': (object) => ({ en: `for the others to arrive at ${object}`, zh: `其他线程到达 ${object}` }),
  put: (object) => ({ en: `for room in ${object}`, zh: `${object} 有空位` }),
  get: (object) => ({ en: `for an item in ${object}`, zh: `${object} 里有元素` }),
  'queue-join': (object) => ({ en: `for the items of ${object} to be done`, zh: `${object} 的元素处理完` }),
  await: settled,
  turn: settled,
  pause: (call) => ({ en: `in \`${call}\``, zh: ` \`${call}\`` }),
  join: (object) => ({ en: `for ${object} to end`, zh: `${object} 结束` }),
};

function settled(promise: string): Text {
  return { en: `for \`${promise}\` to settle`, zh: ` \`${promise}\` 有结果` };
}

/** A future is called after the call whose result it will have. */
export function isCall(object: string): boolean {
  return object.endsWith(')');
}

/** Is the program one of async functions, and without workers? Then its tasks are calls (or greenlets), and there is one thread. */
export function isAsync({ trace }: Pick<Failure, 'trace'>): boolean {
  return (
    trace.some(({ operation }) => ['await', 'turn', 'pause'].includes(operation)) && !trace.some(isOfWorker)
  );
}

/** Each worker tells whoever has made it that it is there, which is a message. */
function isOfWorker({ operation, target }: TraceStep): boolean {
  return operation === 'put' && target.startsWith('messages of ');
}

/** From here on other calls may go on, until this one does. */
export function givesWay({ operation }: TraceStep): boolean {
  return operation === 'await' || operation === 'pause';
}

/** What a blocked task waits for: it `waits` …, `在等` … */
export function awaitedText(failure: Failure, edge: Edge): Text {
  const object = nameOfAwaited(failure, edge);
  const text = AWAITED[blockedOperation(failure, edge)];
  return text === undefined ? { en: `for ${object}`, zh: object } : text(object);
}

/** A task is called as it is everywhere else. */
export function nameOfAwaited(failure: Failure, { on, holder, object }: Edge): string {
  return on === 'task' && holder >= 0 ? shortName(failure, holder) : object;
}

/** The operation that a task never got past; a student's report does not show those of the test's, only what they are for. */
export function blockedOperation(failure: Failure, { task, on }: Edge): string {
  const shown = failure.trace.findLast((step) => step.task === task && step.blocked);
  return shown?.operation ?? WAITS_ON[on] ?? '';
}

const WAITS_ON: Partial<Readonly<Record<Edge['on'], string>>> = {
  lock: 'acquire',
  condition: 'wait',
  semaphore: 'semaphore-acquire',
  event: 'event-wait',
  barrier: 'barrier-wait',
  task: 'join',
  promise: 'await',
};
