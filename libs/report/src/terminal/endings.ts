import type { ProgramEnd, ProgramReport } from '@heddle/verdict';
import { sanitize } from '../text/sanitize';
import { fit } from '../text/width';
import type { ProgramOptions } from './program';
import { painted, symbol } from './verdict-mark';
import { number } from '../text/words';

const MAX_LINES = 12;
const COLUMNS = 72;

/** Nobody pastes more. */
const LONGEST_TOKEN = 500;

/** How a program can end: what it prints, in how many schedules, and the simplest of them. */
export function endingLines(report: ProgramReport, options: ProgramOptions): readonly string[] {
  const { endings = [], otherEndings = { count: 0, schedules: 0 } } = report;
  if (endings.length === 0) return [];
  const zh = options.language === 'zh';
  const count = endings.length + otherEndings.count;
  const head = zh
    ? `  ${number(count)} 种不同的结果：`
    : `  It ended in ${count === 1 ? 'one way' : `${number(count)} different ways`}:`;
  const more = zh
    ? `  另有 ${number(otherEndings.count)} 种，共 ${number(otherEndings.schedules)} 个调度。`
    : `  And ${number(otherEndings.count)} more, in ${number(otherEndings.schedules)} schedules.`;
  return [
    head,
    ...endings.flatMap((ending) => ['', ...oneEnding(ending, options)]),
    ...(otherEndings.count === 0 ? [] : ['', more]),
  ];
}

function oneEnding(
  { verdict, output, schedules, preemptions, token }: ProgramEnd,
  options: ProgramOptions,
): readonly string[] {
  const { style, commands } = options;
  const zh = options.language === 'zh';
  const mark = painted(verdict, style)(symbol(verdict));
  const how = verdict === 'accepted' ? (zh ? '运行到底' : 'ran to its end') : verdict;
  const times = zh
    ? `${number(schedules)} 个调度`
    : `${number(schedules)} schedule${schedules === 1 ? '' : 's'}`;
  const simplest = zh
    ? `最简单的一个有 ${preemptions} 次抢占`
    : `the simplest has ${preemptions} preemption${preemptions === 1 ? '' : 's'}`;
  const lines = output === '' ? [] : sanitize(output, { lines: true }).trimEnd().split('\n');
  const shown = lines.slice(0, MAX_LINES).map((line) => `      │ ${fit(line, COLUMNS)}`);
  return [
    `  ${mark} ${how} · ${times}, ${simplest}`,
    ...shown,
    ...(lines.length > MAX_LINES
      ? [`      │ … ${zh ? '另有' : 'and'} ${lines.length - MAX_LINES} ${zh ? '行' : 'more lines'}`]
      : []),
    `      ${style.quiet(replayLine(token, commands.program, zh))}`,
  ];
}

function replayLine(token: string, program: string, zh: boolean): string {
  if (token.length <= LONGEST_TOKEN) return `npx heddle run ${sanitize(program)} --replay ${token}`;
  return zh
    ? `重放它的记号有 ${number(token.length)} 个字符：用 --json 输出`
    : `its replay token has ${number(token.length)} characters: --json prints it`;
}
