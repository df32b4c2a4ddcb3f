import type { Report } from '@heddle/verdict';
import { messageText } from '../phrases/diagnostic-text';
import { sanitize } from '../text/sanitize';
import { padStart, width, wrap } from '../text/width';
import { diagnosticLines } from './diagnostics';
import type { ReportOptions, TerminalOptions } from './options';
import { failingScenario, scenarioLine } from './scenario';
import { searchSummary } from './search';
import { painted, passes, symbol } from './verdict-mark';
import { number } from '../text/words';

const COLUMNS = 80;

/** A report for a terminal of 80 columns, ending with a newline. */
export function renderTerminal(report: Report, options: ReportOptions): string {
  const lines = [headline(report, options), ...body(report, options)];
  return `${lines.join('\n')}\n`;
}

function body(report: Report, options: ReportOptions): readonly string[] {
  const { language, verbose } = options;
  const said = messages(report, options);
  const notPassed = report.scenarios.filter(({ verdict }) => verdict !== 'accepted');
  const shown = said.length > 0 && notPassed.every(({ failure }) => failure === undefined) ? [] : notPassed;
  const full = verbose ? shown : shown.slice(0, 1);
  const blocks = [
    said,
    ...full.map((scenario) => failingScenario(scenario, options)),
    verbose || (report.scenarios.length > 1 && notPassed.length > 0)
      ? report.scenarios.map((scenario) => scenarioLine(scenario, options))
      : [],
    notPassed.length === 0 && report.scenarios.length > 0
      ? wrap(searchSummary(report, language), COLUMNS - 4).map((line) => `  ${line}`)
      : [],
    verbose ? provenance(report, options) : [],
    commands(report, options),
  ].filter((block) => block.length > 0);
  const [first] = blocks;
  const accepted = notPassed.length === 0 && said.length === 0;
  return blocks.flatMap((block) => (accepted && block === first ? block : ['', ...block]));
}

/** What a teacher needs to get this very report again. */
function provenance(report: Report, { style }: TerminalOptions): readonly string[] {
  const { exercise, engine, seed, timing } = report;
  const speed = `${number(timing.schedulesPerSecond)} schedules/s`;
  const text = [
    `${exercise.id} ${exercise.version}`,
    engine,
    `seed ${seed}`,
    `${number(timing.totalMs)} ms`,
    speed,
  ];
  return [`  ${style.quiet(text.join(' · '))}`];
}

function headline(report: Report, { language, style }: TerminalOptions): string {
  const zh = language === 'zh';
  const warning =
    report.verdict === 'lock-order' ? (zh ? '通过，但有警告：' : 'accepted, with a warning: ') : '';
  const left = `${symbol(report.verdict)} ${report.exercise.id} · ${warning}${report.verdict}`;
  const score = `${number(report.score)} ${zh ? '/' : 'of'} ${number(report.maxScore)} ${zh ? '分' : 'points'}`;
  const gap = padStart(score, COLUMNS - width(left));
  return painted(report.verdict, style)(style.strong(left)) + gap;
}

/** Said of the whole submission: compiler errors in its own lines, a limit, an error of ours. */
function messages(report: Report, { language, source }: TerminalOptions): readonly string[] {
  const zh = language === 'zh';
  const lines: string[] = [];
  if (report.verdict === 'grader-error') {
    const ours = zh
      ? '这是评分系统的错误，不是提交的错误，不计分。'
      : 'This is our mistake, not yours: it does not count.';
    lines.push(`  ${ours}`);
  }
  if (report.message !== undefined) {
    const text = sanitize(messageText(report.message, language));
    const ended = zh && !/[。！？.!?]$/.test(text) ? `${text}。` : text;
    lines.push(...wrap(ended, COLUMNS - 4).map((line) => `  ${line}`));
  }
  const diagnostics = report.diagnostics.filter(
    ({ severity }) => severity === 'error' || passes(report.verdict),
  );
  return [
    ...lines,
    ...diagnosticLines(report.submission, diagnostics, { language, ...(source !== undefined && { source }) }),
  ];
}

function commands(report: Report, { commands: given, language }: ReportOptions): readonly string[] {
  if (given === undefined || report.verdict === 'accepted' || report.verdict === 'grader-error') return [];
  const zh = language === 'zh';
  const failure = report.scenarios.find((scenario) => (scenario.failure?.token ?? '') !== '')?.failure;
  const lines: string[] = [];
  if (given.hasHints)
    lines.push(`  ${zh ? '提示' : 'Next hint'}: npx heddle hint ${sanitize(given.exercise)}`);
  if (failure !== undefined) {
    const replay = `npx heddle replay ${failure.token} --submission ${sanitize(given.submission)}`;
    lines.push(`  ${zh ? '重放' : 'Replay'}: ${replay}`);
  }
  return lines;
}
