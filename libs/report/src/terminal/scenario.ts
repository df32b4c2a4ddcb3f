import type { Failure, ScenarioReport } from '@heddle/verdict';
import { explain } from '../explain/explain';
import { notConcurrent } from '../explain/not-concurrent';
import { sanitize } from '../text/sanitize';
import { wrap } from '../text/width';
import { callTimeline } from './call-timeline';
import { waitForCircle } from './circle';
import { sourceExcerpt } from './excerpt';
import type { TerminalOptions } from './options';
import { describe, searchedUntilFailure } from './search';
import { scheduleTable } from './table';
import { painted, symbol } from './verdict-mark';
import { number } from '../text/words';

const TEXT = 76;

/** The title in the reader's language. */
export function titleOf(scenario: ScenarioReport, language: 'en' | 'zh'): string {
  return sanitize(scenario.title[language] ?? scenario.title['en'] ?? scenario.name);
}

/** One failing scenario in full: what was stated, what happened, the table, what to think about. */
export function failingScenario(scenario: ScenarioReport, options: TerminalOptions): readonly string[] {
  const { language, verbose } = options;
  const zh = language === 'zh';
  const { failure } = scenario;
  const title = titleOf(scenario, language);
  if (failure === undefined) {
    const goal = { en: titleOf(scenario, 'en'), zh: titleOf(scenario, 'zh') };
    const text =
      scenario.verdict === 'not-concurrent'
        ? notConcurrent(scenario.search, goal, scenario.size)[language]
        : title;
    return [...paragraph(text), '', ...paragraph(searchedUntilFailure(scenario, language))];
  }
  const { message } = explain(failure, language);
  const named = `“${title}”${atSize(failure, language)}`;
  const failed = failedText(named, sanitize(message), zh);
  const warned = `${named}${zh ? '：' : ': '}${sanitize(message)}`;
  const blocks = [
    paragraph(/[.。!！?？]$/.test(failed) ? verdictText() : `${verdictText()}${zh ? '。' : '.'}`),
    ...failureBlocks(failure, options),
    verbose ? outputLines(failure.output, zh) : [],
    paragraph(searchedUntilFailure(scenario, language)),
  ];
  return blocks
    .filter((block) => block.length > 0)
    .flatMap((block, index) => (index === 0 ? block : ['', ...block]));

  function verdictText(): string {
    return scenario.verdict === 'lock-order' ? warned : failed;
  }
}

/** What happened, the table, what to think about. A block may be empty. */
export function failureBlocks(failure: Failure, options: TerminalOptions): readonly (readonly string[])[] {
  const { language, style, source, rows, verbose } = options;
  const { explanation, advice } = explain(failure, language);
  return [
    paragraph(sanitize(explanation)),
    callTimeline(failure, language),
    scheduleTable(failure, { language, style, rows, everything: verbose }),
    waitForCircle(failure, language),
    stackLines(failure),
    source === undefined ? [] : sourceExcerpt(failure, source, language),
    advice === undefined ? [] : paragraph(sanitize(advice)),
  ];
}

/** What never finishes does not fail either: it says so itself. */
function failedText(named: string, message: string, zh: boolean): string {
  if (message.startsWith('never finished')) return `${named} ${message}`;
  if (message.startsWith('永远不会结束')) return `${named}${message}`;
  return zh ? `${named}未通过：${message}` : `${named} failed: ${message}`;
}

/** Exercises call the parameter of a scenario `n` in its title. */
export function atSize({ size }: Pick<Failure, 'size'>, language: 'en' | 'zh'): string {
  if (size === undefined) return '';
  return language === 'zh' ? `（n = ${size}）` : ` with n = ${size}`;
}

/** `✓ title   4/4`. */
export function scenarioLine(
  scenario: ScenarioReport,
  { language, style, verbose }: TerminalOptions,
): string {
  const mark = painted(scenario.verdict, style)(symbol(scenario.verdict));
  const verdict = scenario.verdict === 'accepted' ? '' : ` · ${scenario.verdict}`;
  const hidden = scenario.visibility === 'hidden' ? (language === 'zh' ? ' · 隐藏' : ' · hidden') : '';
  const points = `${number(scenario.score)}/${number(scenario.maxScore)}`;
  const line = `  ${mark} ${titleOf(scenario, language)}${verdict}${hidden}  ${style.quiet(points)}`;
  if (!verbose) return line;
  const counts = Object.entries(scenario.search.strategies).map(
    ([name, count]) => `${name} ${number(count)}`,
  );
  const detail = [scenario.name, describe(scenario.search, language), ...(counts.length > 1 ? counts : [])];
  const lines = [detail.join(' · '), ...goalLines(scenario, language)];
  return [line, ...lines.map((text) => `      ${style.quiet(sanitize(text))}`)].join('\n');
}

/** How to see that a goal can be reached. */
function goalLines({ goal }: ScenarioReport, language: 'en' | 'zh'): readonly string[] {
  if (goal === undefined) return [];
  const { reachedAt, steps, preemptions, token } = goal;
  const size = atSize(goal, language);
  const counts =
    language === 'zh'
      ? `目标${size}在第 ${number(reachedAt)} 个调度达到；最小的有 ${steps} 步、${preemptions} 次抢占`
      : `goal reached${size} at schedule ${number(reachedAt)}; in ${steps} steps with ${preemptions} preemption${preemptions === 1 ? '' : 's'}`;
  return [`${counts}: npx heddle replay ${token}`];
}

function paragraph(text: string): readonly string[] {
  return wrap(text, TEXT).map((line) => `  ${line}`);
}

function stackLines({ stack }: Failure): readonly string[] {
  return (stack ?? []).slice(0, 8).map(({ function: name, line, column }) => {
    return sanitize(`    at ${name === '' ? '<anonymous>' : name} :${line}:${column}`);
  });
}

function outputLines(output: string, zh: boolean): readonly string[] {
  if (output === '') return [];
  const lines = sanitize(output, { lines: true }).trimEnd().split('\n');
  const shown = lines.slice(0, 20).flatMap((line) => wrap(line, TEXT - 4).map((part) => `    │ ${part}`));
  return [zh ? '  输出：' : '  Output:', ...shown, ...(lines.length > 20 ? ['    │ …'] : [])];
}
