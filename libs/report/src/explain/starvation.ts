import type { Failure } from '@heddle/verdict';
import type { Text } from '../text/language';
import { enList, shortName, zhList, type Explanation } from './explainer';

/** A turn of an event loop has no end: by its microtasks, or by a piece of code that does not return. */
export function starvation(
  failure: Failure,
  { task, function: name, line, byJobs, timers, operations }: NonNullable<Failure['starvation']>,
): Explanation {
  const by = byJobs ? BY_MICROTASKS : BY_CODE;
  const who = name === '' ? shortName(failure, task) : name.endsWith(')') ? name : `${name}()`;
  const [timer, other] = [those(TIMERS, timers), those(OPERATIONS, operations)];
  const starved = [timer, other].flatMap((text) => text ?? []);
  const en = enList(starved.map((text) => text.en));
  const zh = zhList(starved.map((text) => text.zh));
  const cannot = other === undefined ? CANNOT_FIRE : CANNOT_HAPPEN;
  const because: Text = {
    en: ` ${en[0]!.toUpperCase()}${en.slice(1)} ${cannot.en}: ${by.why.en}.`,
    zh: `${zh}${cannot.zh}：${by.why.zh}。`,
  };
  return {
    statement: by.statement,
    explanation: {
      en: by.where.en(who, line === 0 ? '' : ` at line ${line}`) + (starved.length > 0 ? because.en : ''),
      zh: by.where.zh(who, line === 0 ? '' : `（第 ${line} 行）`) + (starved.length > 0 ? because.zh : ''),
    },
    advice: by.advice,
  };
}

const CANNOT_FIRE: Text = { en: 'can never fire', zh: '永远无法触发' };
const CANNOT_HAPPEN: Text = { en: 'can never happen', zh: '永远轮不到' };

interface By {
  readonly statement: Text;
  readonly where: Readonly<Record<keyof Text, (who: string, line: string) => string>>;
  readonly why: Text;
  readonly advice: Text;
}

const BY_MICROTASKS: By = {
  statement: {
    en: 'microtasks go on without end, and nothing else can happen',
    zh: '微任务没完没了，别的什么都轮不到',
  },
  where: {
    en: (who, line) => `Each microtask of ${who}${line} makes another one.`,
    zh: (who, line) => `${who}${line}的每个微任务又产生一个新的微任务。`,
  },
  why: { en: 'microtasks go first', zh: '微任务总是先执行' },
  advice: {
    en: 'To `await` what is settled already lets no timer fire. Can this await a promise that the event itself resolves?',
    zh: '`await` 一个已经有结果的值，不会让定时器有机会触发。能不能改为等待一个由该事件来兑现的 Promise？',
  },
};

const BY_CODE: By = {
  statement: {
    en: 'a loop keeps its thread, and nothing else can happen',
    zh: '循环一直占着线程，别的什么都轮不到',
  },
  where: {
    en: (who, line) => `${who} went round${line} and never returned to the event loop.`,
    zh: (who, line) => `${who}${line}一直在循环，没有回到事件循环。`,
  },
  why: { en: 'it has to wait until the code that runs has returned', zh: '必须等正在运行的代码返回' },
  advice: {
    en: 'Nothing changes while this runs. Which `await` would let the others go on?',
    zh: '这段代码运行时什么都不会改变。用哪个 `await` 才能让别的继续？',
  },
};

type Named = Readonly<Record<'one' | 'several', Text>>;

const TIMERS: Named = {
  one: { en: 'the timer of line', zh: '定时器' },
  several: { en: 'the timers of lines', zh: '定时器' },
};
const OPERATIONS: Named = {
  one: { en: 'the end of the operation of line', zh: '操作的完成' },
  several: { en: 'the ends of the operations of lines', zh: '操作的完成' },
};

/** A line of 0 is the test's. */
function those(named: Named, lines: readonly number[]): Text | undefined {
  const known = lines.filter((line) => line > 0).map(String);
  if (known.length === 0) return undefined;
  const { en, zh } = named[known.length === 1 ? 'one' : 'several'];
  return { en: `${en} ${enList(known)}`, zh: `第 ${zhList(known)} 行的${zh}` };
}
