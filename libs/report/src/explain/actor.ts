import type { Failure } from '@heddle/verdict';
import type { Text } from '../text/language';

const THREAD: Text = { en: 'thread', zh: '线程' };
const TASK: Text = { en: 'task', zh: '任务' };
const GREENLET: Text = { en: 'greenlet', zh: ' greenlet ' };
const PROCESS: Text = { en: 'process', zh: '进程' };

/** What Python calls one of which the program says nothing else. */
const NAMED: readonly (readonly [RegExp, Text])[] = [
  [/^Task-\d/, TASK],
  [/^Greenlet-\d/, GREENLET],
  [/Process-\d/, PROCESS],
];

/** What to call those whom a failure is about: threads, unless all but the main one are something else. */
export function actor(failure: Failure, tasks: readonly number[]): Text {
  const [first, ...others] = tasks
    .filter((task) => task !== 0 || tasks.length === 1)
    .map((task) => kindOf(failure, task));
  return first !== undefined && others.every((other) => other === first) ? first : THREAD;
}

/** Who waits in a failure. */
export function waiters(failure: Failure): Text {
  return actor(
    failure,
    failure.waitFor.map(({ task }) => task),
  );
}

function kindOf(failure: Failure, id: number): Text {
  const own = failure.trace.filter(({ task }) => task === id);
  if (own.some(({ operation }) => operation === 'await')) return TASK;
  if (own.some(({ operation }) => operation === 'pause')) return GREENLET;
  const name = failure.tasks.find((task) => task.id === id)?.name ?? '';
  return NAMED.find(([pattern]) => pattern.test(name))?.[1] ?? THREAD;
}
