import type { Report } from '@heddle/verdict';
import type { ReaderLanguage } from '../text/language';
import { titleOf } from '../terminal/scenario';
import { passes } from '../terminal/verdict-mark';
import { scenarioText, submissionText } from './scenario-text';

/** Gradescope's `results.json`. All text is declared as plain text, so that no page interprets a student's HTML. */
export function renderGradescope(report: Report, language: ReaderLanguage = 'en'): string {
  const results = {
    score: report.score,
    execution_time: Math.round(report.timing.totalMs) / 1000,
    output: [`${report.exercise.id}: ${report.verdict}`, submissionText(report)].filter(Boolean).join('\n'),
    output_format: 'text',
    test_output_format: 'text',
    test_name_format: 'text',
    visibility: 'visible',
    stdout_visibility: 'hidden',
    tests: report.scenarios.map((scenario, index) => ({
      score: scenario.score,
      max_score: scenario.maxScore,
      status: passes(scenario.verdict) ? 'passed' : 'failed',
      name: titleOf(scenario, language),
      name_format: 'text',
      number: String(index + 1),
      output: scenario.verdict === 'accepted' ? '' : scenarioText(scenario, language),
      output_format: 'text',
      tags: [scenario.verdict],
      // A report for students (`forStudent`) has nothing left to hide; a teacher's shows hidden scenarios to staff only.
      visibility:
        scenario.visibility === 'hidden' && !/^hidden-\d+$/.test(scenario.name) ? 'hidden' : 'visible',
    })),
    extra_data: {
      exercise: report.exercise,
      engine: report.engine,
      seed: report.seed,
      verdict: report.verdict,
    },
  };
  return `${JSON.stringify(results, null, 2)}\n`;
}
