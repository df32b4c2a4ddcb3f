import type { Failure } from '@heddle/verdict';
import type { Text } from '../text/language';
import { actor } from './actor';
import { enList, shortName, zhList, type Explainer, type Explanation } from './explainer';
import { isListening, listening, LISTENING_ADVICE } from './listening';

/** Something was left behind: a lock that nobody will release, or a task that nobody waited for. */
export const leak: Explainer = (failure) => {
  const locks = failure.leak?.locks ?? [];
  const tasks = (failure.leak?.tasks ?? []).map((task) => shortName(failure, task));
  const parts: Text[] = locks.map(({ name, holder, line }) => {
    const killed = wasKilled(failure, holder);
    return {
      en: `${shortName(failure, holder)} acquired ${name} at line ${line} and ${killed ? 'was killed before it released' : 'ended without releasing'} it.`,
      zh: `${shortName(failure, holder)} 在第 ${line} 行取得 ${name}，${killed ? '还没有释放就被终止了' : '结束时没有释放'}。`,
    };
  });
  if (tasks.length > 0) {
    parts.push({
      en: `${enList(tasks)} ${tasks.length === 1 ? 'was' : 'were'} still running when the main thread had returned: nobody waited for the end.`,
      zh: `主线程返回时 ${zhList(tasks)} 还在运行：没有人等它结束。`,
    });
  }
  if (failure.waitFor.some(isListening)) return leftListening(failure);
  if (failure.waitFor.some(({ on }) => on === 'promise')) return forgottenAwait(failure, tasks);
  const left = new Set(failure.leak?.tasks);
  const others = failure.waitFor.filter(({ task }) => !left.has(task));
  const namesOf = (edges: Failure['waitFor']) => [
    ...new Set(edges.map(({ task }) => shortName(failure, task))),
  ];
  const isForLock = ({ object }: Failure['waitFor'][number]) => locks.some(({ name }) => name === object);
  const waiters = namesOf(others.filter(isForLock));
  const behind = namesOf(others.filter((edge) => !isForLock(edge)));
  if (waiters.length > 0) {
    parts.push({
      en: `${enList(waiters)} ${waiters.length === 1 ? 'waits' : 'wait'} for it for ever.`,
      zh: `${zhList(waiters)} 将永远等下去。`,
    });
  }
  if (behind.length > 0) {
    parts.push({
      en: `So ${enList(behind)} ${behind.length === 1 ? 'does' : 'do'} not get any further either.`,
      zh: `因此 ${zhList(behind)} 也无法继续。`,
    });
  }
  const onlyTasks = locks.length === 0;
  const who = actor(failure, failure.leak?.tasks ?? []);
  return {
    statement: onlyTasks
      ? { en: `a ${who.en} was left running`, zh: `有${who.zh}没有结束` }
      : { en: 'a lock was left locked', zh: '有锁没有释放' },
    explanation: { en: parts.map(({ en }) => en).join(' '), zh: parts.map(({ zh }) => zh).join('') },
    advice: onlyTasks
      ? { en: 'Who joins what was started?', zh: `启动的${who.zh}由谁来 join？` }
      : locks.some(({ holder }) => wasKilled(failure, holder))
        ? {
            en: 'Who is killed releases nothing. How can it be told to end by itself?',
            zh: '被终止的进程什么也不会释放。怎样让它自己结束？',
          }
        : {
            en: 'Which way out of this code skips the release? An exception and an early return are ways out, too.',
            zh: '从这段代码出来的哪条路绕过了释放？抛出异常和提前返回也会离开它。',
          },
  };
};

function wasKilled(failure: Failure, task: number): boolean {
  const name = failure.tasks.find(({ id }) => id === task)?.name ?? '';
  return failure.trace.some(
    ({ operation, target }) => operation === 'kill' && target === (name || `T${task}`),
  );
}

/** Workers that wait for messages, of which none will come. */
function leftListening(failure: Failure): Explanation {
  const left = failure.waitFor.filter(isListening).map((edge) => listening(failure, edge));
  return {
    statement: { en: 'a worker was left running', zh: '有 worker 没有结束' },
    explanation: {
      en: `${left.map(({ en }) => en).join('; ')}, and all was said to be done: nobody ends it.`,
      zh: `${left.map(({ zh }) => zh).join('；')}，而一切已宣布完成：没有人结束它。`,
    },
    advice: LISTENING_ADVICE,
  };
}

/** Async calls that were still under way at the end, and whose promises nobody had looked at. */
function forgottenAwait(failure: Failure, tasks: readonly string[]): Explanation {
  const named = failure.waitFor.map(({ task, line }, index) => {
    const name = failure.tasks.find(({ id }) => id === task)?.name ?? '';
    const call = name === '' ? (tasks[index] ?? '') : `${tasks[index]} (${name})`;
    return { en: `${call}, at line ${line}`, zh: `${call}（第 ${line} 行）` };
  });
  const one = named.length === 1;
  return {
    statement: { en: 'an async call was left running', zh: '有异步调用没有结束' },
    explanation: {
      en: `${enList(named.map(({ en }) => en))}, ${one ? 'was' : 'were'} still under way when all was said to be done: nobody awaits ${one ? 'its promise' : 'their promises'}.`,
      zh: `宣布完成时 ${zhList(named.map(({ zh }) => zh))} 还在进行：没有人等待它的 promise。`,
    },
    advice: {
      en: 'Who awaits the promise that the call answers? An async function called without `await` goes on by itself.',
      zh: '调用返回的 promise 由谁来 await？没有 `await` 的异步函数调用会自顾自地继续执行。',
    },
  };
}
