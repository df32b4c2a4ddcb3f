import type { Report } from '@heddle/verdict';
import { capped, sanitize } from '../text/sanitize';
import { number } from '../text/words';
import { scenarioSentence, submissionText } from './scenario-text';

const HEAD = [
  'submission',
  'exercise',
  'language',
  'verdict',
  'score',
  'max_score',
  'seconds',
  'explanation',
];

/** One row per submission (RFC 4180). `problems`: submissions that could not be graded at all. */
export function renderCsv(
  reports: readonly Report[],
  problems: readonly { readonly submission: string; readonly error: string }[] = [],
): string {
  const rows = [
    HEAD,
    ...reports.map((report) => [
      report.submission,
      report.exercise.id,
      report.language,
      report.verdict,
      number(report.score).replaceAll(',', ''),
      number(report.maxScore).replaceAll(',', ''),
      (report.timing.totalMs / 1000).toFixed(3),
      explanationOf(report),
    ]),
    ...problems.map(({ submission, error }) => [submission, '', '', 'not graded', '', '', '', error]),
  ];
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function explanationOf(report: Report): string {
  const whole = submissionText(report);
  if (whole !== '') return whole;
  const failing = report.scenarios.find(
    ({ verdict }) => verdict === report.verdict && verdict !== 'accepted',
  );
  return failing === undefined ? '' : scenarioSentence(failing, 'en');
}

/** A spreadsheet would run a cell that starts with one of these as a formula; an apostrophe makes it text. */
function cell(text: string): string {
  const oneLine = capped(sanitize(text.replaceAll('\n', ' ')), 1000);
  const neutral = /^\s*[=+\-@＝＋－＠|%]/.test(oneLine) ? `'${oneLine}` : oneLine;
  return `"${neutral.replaceAll('"', '""')}"`;
}
