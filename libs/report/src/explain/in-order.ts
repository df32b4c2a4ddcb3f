import { MAIN_TASK } from '@heddle/trace';
import type { Failure, TraceStep } from '@heddle/verdict';
import { sentences, type Text } from '../text/language';
import { givesWay, isAsync } from './awaited';
import { enList, shortName, zhList } from './explainer';
import { isSetUp } from './set-up';
import type { Told } from './wrong-result';

const LONGEST_ORDER = 8;

/** The order in which the tasks ran the student's code is all that is certain then. */
export function inOrder(failure: Failure): Told {
  const turns = amongOthers(turnsOf(failure));
  const tasks = new Set(turns.map(({ task }) => task));
  const [only] = tasks;
  if (tasks.size < 2) return alone(failure, only);
  return {
    explanation: isAsync(failure)
      ? sentences(ofCalls(failure, turns), answersText(failure))
      : ofThreads(failure, turns),
    advice: WHICH_ORDER,
  };
}

const WHICH_ORDER: Text = {
  en: 'In which order would the result be right, and what makes sure of that order?',
  zh: '按什么顺序结果才对？由什么来保证这个顺序？',
};

interface Turn {
  readonly task: number;
  /** After an `await` of its own. */
  readonly goesOn: boolean;
}

/** Who ran the student's code, one after the other. */
function turnsOf({ trace }: Failure): readonly Turn[] {
  const setUp = isSetUp(trace);
  const own = trace.filter(
    (step) =>
      step.source === 'submission' && !OF_TASKS.has(step.operation) && step.blocked !== true && !setUp(step),
  );
  const last = new Map<number, TraceStep>();
  return own.flatMap((step, index): Turn[] => {
    const before = last.get(step.task);
    last.set(step.task, step);
    const goesOn = before !== undefined && givesWay(before);
    return own[index - 1]?.task !== step.task || goesOn ? [{ task: step.task, goesOn }] : [];
  });
}

/** Who only starts others and waits for them does nothing that they could see. */
const OF_TASKS: ReadonlySet<string> = new Set(['start', 'join', 'end']);

/** Where several others are, the main task is who started them. */
function amongOthers(turns: readonly Turn[]): readonly Turn[] {
  const others = turns.filter(({ task }) => task !== MAIN_TASK);
  return new Set(others.map(({ task }) => task)).size > 1 ? others : turns;
}

function alone(failure: Failure, task: number | undefined): Told {
  const answers = answersText(failure);
  if (answers !== undefined) return { explanation: answers, advice: WHICH_ORDER };
  const name = task === undefined ? 'main' : shortName(failure, task);
  if (failure.tasks.length > 2 || isAsync(failure)) {
    return {
      explanation: {
        en: `Only ${name} ran this code; what else ran is the test's.`,
        zh: `只有 ${name} 执行了这段代码；此外运行的都是测试的代码。`,
      },
      advice: UNEXPECTED,
    };
  }
  return {
    explanation: {
      en: 'No other thread took part: the code gives this result by itself.',
      zh: '没有别的线程参与：代码自己就得出这个结果。',
    },
    advice: UNEXPECTED,
  };
}

const UNEXPECTED: Text = {
  en: 'At which step does it do something else than you expected?',
  zh: '从哪一步起，它做的与你预想的不同？',
};

function ofThreads(failure: Failure, turns: readonly Turn[]): Text {
  const order = orderOf(failure, turns);
  return failure.preemptions > 0
    ? {
        en: `The threads took turns in this order: ${order.join(', ')}.`,
        zh: `线程按这样的顺序轮流执行：${order.join('、')}。`,
      }
    : {
        en: `No thread was interrupted: they switched only where one waited or ended. They ran in this order: ${order.join(', ')}.`,
        zh: `没有线程被打断：只在某个线程等待或结束时才切换。执行的顺序是：${order.join('、')}。`,
      };
}

function ofCalls(failure: Failure, turns: readonly Turn[]): Text {
  const pauses = failure.trace.some(({ operation }) => operation === 'pause');
  const at = pauses ? { en: 'where one waits', zh: '等待' } : { en: 'at an `await`', zh: ' `await` ' };
  const began = orderOf(
    failure,
    turns.filter(({ task }, index) => turns.findIndex((turn) => turn.task === task) === index),
  );
  const wentOn = orderOf(
    failure,
    turns.filter(({ goesOn }) => goesOn),
  );
  const then =
    wentOn.length < 2
      ? { en: '', zh: '' }
      : {
          en: `, and went on from there in this order: ${wentOn.join(', ')}`,
          zh: `；之后继续执行的顺序是：${wentOn.join('、')}`,
        };
  return {
    en: `There is one thread, which changes from one call to another ${at.en}. They began in this order: ${began.join(', ')}${then.en}.`,
    zh: `只有一个线程，它只在${at.zh}处从一个调用换到另一个。它们开始的顺序是：${began.join('、')}${then.zh}。`,
  };
}

/** Of one answer alone the order does not matter. */
function answersText({ answers = [] }: Failure): Text | undefined {
  if (answers.length < 2) return undefined;
  return {
    en: `What was awaited was over in this order: ${enList(answers)}.`,
    zh: `所等待的操作完成的顺序是：${zhList(answers)}。`,
  };
}

function orderOf(failure: Failure, turns: readonly Turn[]): readonly string[] {
  const names = turns.slice(0, LONGEST_ORDER).map(({ task }) => shortName(failure, task));
  return turns.length > LONGEST_ORDER ? [...names, '…'] : names;
}
