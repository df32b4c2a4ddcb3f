import type { Failure, ProgramReport } from '@heddle/verdict';
import { explain } from '../explain/explain';
import { sanitize } from '../text/sanitize';
import { wrap } from '../text/width';
import { diagnosticLines } from './diagnostics';
import { endingLines } from './endings';
import type { TerminalOptions } from './options';
import { failureBlocks } from './scenario';
import { describe } from './search';
import { painted, symbol } from './verdict-mark';

const TEXT = 76;

/** What a reader may type next; the program as they typed it. */
export interface ProgramCommands {
  readonly program: string;
  /** The options that make the same run again: `--seed 1`. */
  readonly again: string;
}

export interface ProgramOptions extends TerminalOptions {
  readonly commands: ProgramCommands;
}

/** One run of a whole program, or what a search found, for a terminal; ends with a newline. */
export function renderProgram(report: ProgramReport, options: ProgramOptions): string {
  const blocks = [
    outputLines(report),
    [headline(report, options)],
    said(report, options),
    ...report.findings.flatMap((finding, index) => [
      // The headline says it already.
      index === 0 ? [] : [findingLine(finding, options)],
      ...failureBlocks(finding, { ...options, verbose: false }),
    ]),
    endingLines(report, options),
    searched(report, options),
    commands(report, options),
  ].filter((block) => block.length > 0);
  return `${blocks.map((block) => block.join('\n')).join('\n\n')}\n`;
}

function outputLines({ output }: ProgramReport): readonly string[] {
  if (output === undefined || output === '') return [];
  return sanitize(output, { lines: true }).trimEnd().split('\n');
}

function headline(report: ProgramReport, options: TerminalOptions): string {
  const [gravest] = report.findings;
  const name = options.style.strong(sanitize(report.program));
  if (gravest !== undefined) return findingLine(gravest, options, `${name} · `);
  const { verdict } = report;
  const what = verdict === 'accepted' ? nothingFound(report, options.language) : verdict;
  return `${painted(verdict, options.style)(symbol(verdict))} ${name} · ${what}`;
}

function nothingFound({ search }: ProgramReport, language: 'en' | 'zh'): string {
  if (search === undefined)
    return language === 'zh' ? '这一次运行没有发现问题' : 'nothing wrong in this one run';
  return language === 'zh' ? '没有发现问题' : 'nothing wrong was found';
}

function findingLine(finding: Failure, { language, style }: TerminalOptions, before = ''): string {
  const { message } = explain(finding, language);
  const colon = language === 'zh' ? '：' : ': ';
  const mark = painted(finding.kind, style);
  return `${mark(symbol(finding.kind))} ${before}${mark(style.strong(finding.kind))}${colon}${sanitize(message)}`;
}

function said(report: ProgramReport, options: TerminalOptions): readonly string[] {
  const message = report.message === undefined ? [] : wrap(sanitize(report.message), TEXT);
  return [
    ...message.map((line) => `  ${line}`),
    ...diagnosticLines(report.program, report.diagnostics, options),
  ];
}

function searched({ search }: ProgramReport, { language }: TerminalOptions): readonly string[] {
  if (search === undefined) return [];
  const found =
    search.failedAt === undefined
      ? { en: '', zh: '' }
      : { en: `; first failed at schedule ${search.failedAt}`, zh: `；第 ${search.failedAt} 个调度首次失败` };
  const done = describe(search, language);
  const text = language === 'zh' ? `搜索：${done}${found.zh}。` : `Searched: ${done}${found.en}.`;
  return wrap(text, TEXT).map((line) => `  ${line}`);
}

function commands(report: ProgramReport, { commands: given, language }: ProgramOptions): readonly string[] {
  const { search, findings, diagnostics, message } = report;
  if (diagnostics.length > 0 || message !== undefined) return [];
  const zh = language === 'zh';
  const run = `npx heddle run ${sanitize(given.program)}`;
  if (search !== undefined)
    return findings.map(
      ({ kind, token }) => `  ${zh ? '重放' : 'Replay'} (${kind}): ${run} --replay ${token}`,
    );
  return [
    `  ${zh ? '再运行一次' : 'The same again'}: ${run} ${given.again}`,
    `  ${zh ? '还可能发生什么' : 'What else could happen'}: ${run} --explore`,
  ];
}
