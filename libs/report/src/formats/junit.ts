import type { Report, ScenarioReport } from '@heddle/verdict';
import { sanitize } from '../text/sanitize';
import { titleOf } from '../terminal/scenario';
import { passes } from '../terminal/verdict-mark';
import { scenarioSentence, scenarioText, submissionText } from './scenario-text';

/** JUnit XML: a suite per submission, a case per scenario. An `error` is ours, a `failure` is the submission's. */
export function renderJUnit(reports: readonly Report[]): string {
  const suites = reports.map(suite);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${suites.join('')}</testsuites>\n`;
}

function suite(report: Report): string {
  const failures = report.scenarios.filter(
    ({ verdict }) => !passes(verdict) && verdict !== 'grader-error',
  ).length;
  const errors = report.scenarios.filter(({ verdict }) => verdict === 'grader-error').length;
  const name = `${report.exercise.id} ${report.submission}`;
  const seconds = (report.timing.totalMs / 1000).toFixed(3);
  const counts = `tests="${report.scenarios.length}" failures="${failures}" errors="${errors}"`;
  const cases = report.scenarios.map((scenario) => testCase(report, scenario));
  return `  <testsuite name="${attribute(name)}" ${counts} time="${seconds}">\n${cases.join('')}  </testsuite>\n`;
}

function testCase(report: Report, scenario: ScenarioReport): string {
  const share = scenario.search.schedules / Math.max(1, total(report));
  const seconds = ((report.timing.totalMs / 1000) * share).toFixed(3);
  const head = `    <testcase classname="${attribute(report.exercise.id)}" name="${attribute(titleOf(scenario, 'en'))}" time="${seconds}"`;
  if (passes(scenario.verdict)) return `${head}/>\n`;
  const element = scenario.verdict === 'grader-error' ? 'error' : 'failure';
  const whole = submissionText(report);
  const sentence = scenario.failure === undefined && whole !== '' ? whole : scenarioSentence(scenario, 'en');
  const text = scenario.failure === undefined && whole !== '' ? whole : scenarioText(scenario, 'en');
  return `${head}>\n      <${element} type="${scenario.verdict}" message="${attribute(sentence)}">${escaped(text)}</${element}>\n    </testcase>\n`;
}

function total(report: Report): number {
  return report.scenarios.reduce((sum, { search }) => sum + search.schedules, 0);
}

function attribute(text: string): string {
  return escaped(text).replaceAll('\n', '&#10;');
}

function escaped(text: string): string {
  return sanitize(text, { lines: true })
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;');
}
