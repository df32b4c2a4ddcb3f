import type { Report, ScenarioReport } from '@heddle/verdict';
import { capped, sanitize } from '../text/sanitize';
import { titleOf } from '../terminal/scenario';
import { passes } from '../terminal/verdict-mark';
import { scenarioText, submissionText } from './scenario-text';

const MAX_MESSAGE = 65_535;
const MAX_OUTPUT = 500;

/** Exercism's test runner interface, version 3. */
export function renderExercism(report: Report): string {
  const nothingRan = report.scenarios.every(({ search }) => search.schedules === 0);
  const passed = report.scenarios.every(({ verdict }) => passes(verdict));
  const results = nothingRan
    ? {
        version: 3,
        status: 'error',
        message: capped(submissionText(report) || report.verdict, MAX_MESSAGE),
        tests: [],
      }
    : { version: 3, status: passed ? 'pass' : 'fail', tests: report.scenarios.map(test) };
  return `${JSON.stringify(results, null, 2)}\n`;
}

function test(scenario: ScenarioReport, index: number): unknown {
  const name = titleOf(scenario, 'en');
  const output = scenario.failure?.output ?? '';
  const common = { name, task_id: index + 1, test_code: '' };
  if (passes(scenario.verdict)) return { ...common, status: 'pass' };
  return {
    ...common,
    status: scenario.search.schedules === 0 ? 'error' : 'fail',
    message: capped(scenarioText(scenario, 'en'), MAX_MESSAGE),
    ...(output !== '' && { output: capped(sanitize(output, { lines: true }), MAX_OUTPUT) }),
  };
}
