import type { Failure } from '@heddle/verdict';
import type { Text } from '../text/language';

const AWAITED: Readonly<Record<string, (object: string) => Text>> = {
  acquire: (object) => ({ en: `for ${object} to be released`, zh: `${object} 被释放` }),
  wait: (object) => ({ en: `for ${object} to be notified`, zh: `${object} 的通知` }),
  'semaphore-acquire': (object) => ({ en: `for a permit of ${object}`, zh: `${object} 的一个许可` }),
  'event-wait': (object) => ({ en: `for ${object} to be set`, zh: `${object} 被置位` }),
  'barrier-wait': (object) => ({ en: `at ${object} for the others to arrive`, zh: `其他线程到达 ${object}` }),
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

/** Is the program one of async functions? Then its tasks are calls (or greenlets), and there is one thread. */
export function isAsync(failure: Pick<Failure, 'trace'>): boolean {
  return failure.trace.some(({ operation }) => ['await', 'turn', 'pause'].includes(operation));
}

/** What a blocked task waits for: it `waits` …, `在等` … */
export function awaitedText(failure: Failure, { task, object }: Failure['waitFor'][number]): Text {
  const text = AWAITED[blockedOperation(failure, task)];
  return text === undefined ? { en: `for ${object}`, zh: object } : text(object);
}

/** The operation that a task never got past; '' if the report does not show it. */
export function blockedOperation(failure: Failure, task: number): string {
  return failure.trace.findLast((step) => step.task === task && step.blocked)?.operation ?? '';
}
