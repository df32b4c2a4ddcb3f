import type { Failure } from '@heddle/verdict';
import { coffmanConditions } from '../explain/coffman';
import { nameOfAwaited } from '../explain/awaited';
import { shortName } from '../explain/explainer';
import type { ReaderLanguage } from '../text/language';
import { sanitize } from '../text/sanitize';
import { wrap } from '../text/width';

/** A space at which no line ends. */
const TOGETHER = '\u0000';

/** The wait-for circle of a deadlock and the four conditions read off it. */
export function waitForCircle(failure: Failure, language: ReaderLanguage): readonly string[] {
  if (failure.kind !== 'deadlock' || failure.waitFor.length < 2) return [];
  const [first] = failure.waitFor;
  const zh = language === 'zh';
  const hops = failure.waitFor.map((edge) => {
    const name = nameOfAwaited(failure, edge);
    const wanted = edge.on !== 'task' ? name : zh ? `${name} 结束` : `end of ${name}`;
    return sanitize(`${shortName(failure, edge.task)} ──${wanted}──►`).replaceAll(' ', TOGETHER);
  });
  const circle = wrap([...hops, shortName(failure, first!.task)].join(' '), 76).map(
    (line) => `  ${line.replaceAll(TOGETHER, ' ')}`,
  );
  const conditions = coffmanConditions(failure);
  if (conditions.length === 0) return circle;
  const parts = conditions.map(({ text, line }) => `${text[language]}${lineOf(line, zh)}`);
  const text = zh
    ? `死锁需要四个条件，这里都有：${parts.join('；')}。`
    : `A deadlock needs four conditions, and all are there: ${parts.join('; ')}.`;
  return [...circle, ...wrap(sanitize(text), 76).map((line) => `  ${line}`)];
}

function lineOf(line: number, zh: boolean): string {
  if (line === 0) return '';
  return zh ? `（:${line}）` : ` (:${line})`;
}
