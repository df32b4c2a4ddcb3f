import type { Failure, TraceStep } from '@heddle/verdict';
import { referenceTo } from '../failure/object-names';
import { reads, writes } from './accesses';
import { givesWay } from './awaited';
import { shortName } from './explainer';
import type { Told } from './wrong-result';

/** What a call did with a variable on the two sides of one of its awaits, and who wrote it in between. */
export interface Crossing {
  readonly wait: TraceStep;
  readonly before: TraceStep;
  readonly change: TraceStep;
  readonly after: TraceStep;
}

/**
 * "There is one thread, so there are no races": a call looked at something, awaited, and wrote it, while another call had
 * changed it meanwhile. Of several such, the last one, as the result is nearest to it.
 */
export function acrossAwait(failure: Failure): Required<Told> | undefined {
  const crossing = crossedAwait(failure);
  return crossing && told(failure, crossing);
}

export function crossedAwait(failure: Pick<Failure, 'trace'>): Crossing | undefined {
  const own = failure.trace.filter(({ source }) => source === 'submission');
  // Who waits in a function of the harness's that the submission called waits as much.
  const awaits = failure.trace.filter((step) => givesWay(step) && step.blocked !== true);
  return awaits.flatMap((wait) => crossingsOf(own, wait)).at(-1);
}

function told(failure: Failure, { wait, before, change, after }: Crossing): Required<Told> {
  const name = shortName(failure, before.task);
  const other = shortName(failure, change.task);
  const value = before.value === undefined ? '' : ` = ${before.value}`;
  const same = before.line === after.line;
  const between = same
    ? {
        en: `both times at line ${after.line}, and between the two`,
        zh: `都在第 ${after.line} 行，这两步之间`,
      }
    : {
        en: `first at line ${before.line}, then at line ${after.line}. Between these two lines`,
        zh: `先在第 ${before.line} 行、后在第 ${after.line} 行，这两行之间`,
      };
  const [en, zh, adviceEn, adviceZh] =
    wait.operation === 'await'
      ? ['is an `await`', '有一个 `await`', 'have no `await` between them', '不能有 `await`']
      : ['it waits', '它在等待', 'not be parted by waiting', '不能等待'];
  return {
    explanation: {
      en: `${name} read ${before.target}${value} and later wrote it, ${between.en} ${en}: everything may change there. ${other} changed ${change.target} at line ${change.line} meanwhile, and ${name} did not know.`,
      zh: `${name} 读到 ${before.target}${value}，后来又写了它：${between.zh}${zh}，在那里一切都可能改变。${other} 就在此时于第 ${change.line} 行改变了 ${change.target}，而 ${name} 并不知道。`,
    },
    advice: {
      en: `Which of these steps must ${adviceEn}? Or what makes the next call wait until this one is done?`,
      zh: `哪些步骤之间${adviceZh}？或者，怎样让下一个调用等这一个完成之后再开始？`,
    },
  };
}

function crossingsOf(own: readonly TraceStep[], wait: TraceStep): Crossing[] {
  const { task } = wait;
  const seen = new Map<string, TraceStep>();
  for (const step of own) {
    if (step.step >= wait.step) break;
    if (step.task === task && (reads(step) || writes(step))) seen.set(step.target, step);
  }
  return [...seen.values()].flatMap((before): Crossing[] => {
    if (!reads(before)) return [];
    const later = own.filter(({ step, target }) => step > wait.step && target === before.target);
    const mine = later.filter((step) => step.task === task);
    const [next] = mine;
    const change = later.find((step) => step.task !== task && writes(step));
    if (next === undefined || change === undefined || change.step > next.step) return [];
    if (isOnceMore(own, wait, before, next)) return [];
    const after = writes(next) ? next : mine.find((step) => writes(step) && step.line === next.line);
    return after === undefined || looksAgain(mine, before, after) ? [] : [{ wait, before, change, after }];
  });
}

/** The same line is carried out again, and has looked again: `flights.pop(key)`, once more, rests on nothing from before. */
function isOnceMore(
  own: readonly TraceStep[],
  wait: TraceStep,
  { task, line, target }: TraceStep,
  next: TraceStep,
): boolean {
  const looked = [target, referenceTo(target)];
  return own.some(
    (step) =>
      step.step > wait.step &&
      step.step <= next.step &&
      step.task === task &&
      step.line === line &&
      reads(step) &&
      looked.includes(step.target),
  );
}

/** A loop asks once more, in the same place, before it goes on. */
function looksAgain(mine: readonly TraceStep[], { line }: TraceStep, after: TraceStep): boolean {
  return (
    line !== after.line && mine.some((step) => step.step > after.step && step.line === line && reads(step))
  );
}
