import type { Report } from '@heddle/verdict';
import type { ReaderLanguage } from '../text/language';
import { sanitize } from '../text/sanitize';
import { fit, padEnd, padStart, width } from '../text/width';
import { submissionText } from '../formats/scenario-text';
import { titleOf } from './scenario';
import type { Style } from './style';
import { painted, passes, symbol } from './verdict-mark';
import { number } from '../text/words';

export type BatchEntry =
  | { readonly report: Report }
  /** Could not be graded at all: the caller's mistake. */
  | { readonly submission: string; readonly error: string };

const COLUMNS = 80;

/** What a teacher sees of a batch: a line per submission, then how many got which verdict. */
export function renderBatch(
  entries: readonly BatchEntry[],
  { language, style }: { readonly language: ReaderLanguage; readonly style: Style },
): string {
  const nameWidth = Math.min(32, Math.max(10, ...entries.map((entry) => width(sanitize(nameOf(entry))))));
  const lines = entries.map((entry) => {
    const name = padEnd(fit(sanitize(nameOf(entry)), nameWidth), nameWidth);
    if ('error' in entry) return fit(`! ${name}  ${sanitize(entry.error)}`, COLUMNS);
    const { report } = entry;
    const mark = painted(
      report.verdict,
      style,
    )(`${symbol(report.verdict)} ${name}  ${padEnd(report.verdict, 15)}`);
    const points = padStart(`${number(report.score)}/${number(report.maxScore)}`, 7);
    return `${mark}${points}  ${fit(whatFailed(report, language), COLUMNS - nameWidth - 28)}`.trimEnd();
  });
  return `${lines.join('\n')}\n\n${total(entries, language)}\n`;
}

function nameOf(entry: BatchEntry): string {
  return 'report' in entry ? entry.report.submission : entry.submission;
}

function whatFailed(report: Report, language: ReaderLanguage): string {
  if (passes(report.verdict)) return '';
  const whole = submissionText(report).split('\n', 1)[0] ?? '';
  if (whole !== '') return whole;
  const failing = report.scenarios.find(({ verdict }) => verdict === report.verdict);
  return failing === undefined ? '' : titleOf(failing, language);
}

function total(entries: readonly BatchEntry[], language: ReaderLanguage): string {
  const zh = language === 'zh';
  const counts = new Map<string, number>();
  for (const entry of entries) {
    const key = 'report' in entry ? entry.report.verdict : zh ? '未评分' : 'not graded';
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const parts = [...counts]
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .map(([key, count]) => `${count} ${key}`);
  const noun = entries.length === 1 ? 'submission' : 'submissions';
  return zh
    ? `共 ${entries.length} 份提交：${parts.join('，')}。`
    : `${entries.length} ${noun}: ${parts.join(', ')}.`;
}
