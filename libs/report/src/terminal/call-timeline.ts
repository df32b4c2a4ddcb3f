import type { Failure, HistoryCall } from '@heddle/verdict';
import { shortName } from '../explain/explainer';
import type { ReaderLanguage } from '../text/language';
import { sanitize } from '../text/sanitize';
import { fit, padEnd, width } from '../text/width';

const COLUMNS = 80;
const BEFORE = '       ';
const WIDEST_LABEL = 40;
/** More calls than this are no picture any more. */
const MAX_CALLS = 12;

/**
 * The calls that no order explains, each with its result and with the time from its beginning to its end. Two that overlap
 * ran at the same time:
 *
 *     T1  getAndIncrement() → 0   ├─────┤
 *     T2  getAndIncrement() → 0      ├─────┤
 */
export function callTimeline(failure: Failure, language: ReaderLanguage): readonly string[] {
  const calls = failure.history ?? [];
  if (calls.length === 0) return [];
  const shown = calls.slice(-MAX_CALLS);
  const labels = shown.map((call) => fit(labelOf(failure, call, language), WIDEST_LABEL));
  const labelWidth = Math.max(...labels.map(width)) + 2;
  const instants = instantsOf(shown);
  const room = COLUMNS - BEFORE.length - labelWidth;
  const step = Math.max(1, Math.min(3, Math.floor((room - 1) / instants.length)));
  const lines = shown.map((call, index) =>
    `${BEFORE}${padEnd(labels[index]!, labelWidth)}${bar(call, instants, step)}`.trimEnd(),
  );
  const hidden = calls.length - shown.length;
  if (hidden === 0) return lines;
  return [
    `${BEFORE}⋮ ${language === 'zh' ? `之前还有 ${hidden} 次调用` : `${hidden} earlier calls`}`,
    ...lines,
  ];
}

function labelOf(failure: Failure, { task, call, result }: HistoryCall, language: ReaderLanguage): string {
  const open = language === 'zh' ? '尚未返回' : 'not back yet';
  return sanitize(`${shortName(failure, task)}  ${call} → ${result ?? open}`);
}

/** All beginnings and ends, in order: how far apart they are means nothing, only what comes first. */
function instantsOf(calls: readonly HistoryCall[]): readonly number[] {
  return calls.flatMap(({ from, to }) => (to === undefined ? [from] : [from, to])).sort((a, b) => a - b);
}

function bar({ from, to }: HistoryCall, instants: readonly number[], step: number): string {
  const start = instants.indexOf(from) * step;
  const end = to === undefined ? instants.length * step : instants.indexOf(to) * step;
  return `${' '.repeat(start)}├${'─'.repeat(Math.max(0, end - start - 1))}${to === undefined ? '┄' : '┤'}`;
}
