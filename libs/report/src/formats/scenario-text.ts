import type { Report, ScenarioReport } from '@heddle/verdict';
import { sanitize } from '../text/sanitize';
import { failingScenario, titleOf } from '../terminal/scenario';
import { PLAIN } from '../terminal/style';
import type { ReaderLanguage } from '../text/language';

/** A scenario's story for programs that show plain text: what the terminal shows, without colour. */
export function scenarioText(scenario: ScenarioReport, language: ReaderLanguage): string {
  return failingScenario(scenario, { language, style: PLAIN, verbose: false, rows: 24 })
    .map((line) => line.replace(/^ {2}/, ''))
    .join('\n');
}

/** The first sentence of it. */
export function scenarioSentence(scenario: ScenarioReport, language: ReaderLanguage): string {
  return scenario.failure === undefined
    ? titleOf(scenario, language)
    : sanitize(scenario.failure.explanation);
}

/** What is said of the whole submission: a limit, the compiler's errors, an error of ours. */
export function submissionText(report: Report): string {
  const errors = report.diagnostics
    .filter(({ severity }) => severity === 'error')
    .map(
      ({ message, line, column }) =>
        `${report.submission}${line === 0 ? '' : `:${line}:${column}`}: ${message}`,
    );
  return sanitize([...(report.message === undefined ? [] : [report.message]), ...errors].join('\n'), {
    lines: true,
  });
}
