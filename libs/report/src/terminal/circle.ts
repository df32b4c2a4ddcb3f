import type { Failure } from '@heddle/verdict';
import { coffmanConditions } from '../explain/coffman';
import { shortName } from '../explain/explainer';
import type { ReaderLanguage } from '../text/language';
import { sanitize } from '../text/sanitize';

/** The wait-for circle of a deadlock and the four conditions read off it. */
export function waitForCircle(failure: Failure, language: ReaderLanguage): readonly string[] {
  if (failure.kind !== 'deadlock' || failure.waitFor.length < 2) return [];
  const [first] = failure.waitFor;
  const hops = failure.waitFor
    .map(({ task, object }) => `${shortName(failure, task)} ──${object}──► `)
    .join('');
  const circle = sanitize(`  ${hops}${shortName(failure, first!.task)}`);
  const conditions = coffmanConditions(failure);
  if (conditions.length === 0) return [circle];
  const head = language === 'zh' ? '  四个必要条件都在：' : '  All four conditions are there:';
  return [circle, head, ...conditions.map(({ text, line }) => sanitize(`   · ${text[language]} (:${line})`))];
}
