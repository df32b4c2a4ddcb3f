import type { Failure, Verdict } from '@heddle/verdict';
import { explain } from '../explain/explain';
import { sanitize } from '../text/sanitize';
import { wrap } from '../text/width';
import { callTimeline } from './call-timeline';
import { waitForCircle } from './circle';
import { sourceExcerpt } from './excerpt';
import type { TerminalOptions } from './options';
import { scheduleTable } from './table';
import { painted, passes, symbol } from './verdict-mark';

/** One run, step by step. `run` is of a schedule that may no longer fail. */
export function renderReplay(
  title: string,
  verdict: Verdict,
  run: Failure,
  options: TerminalOptions,
): string {
  const { language, style, verbose, source } = options;
  const zh = language === 'zh';
  const head = painted(verdict, style)(style.strong(`${symbol(verdict)} ${sanitize(title)} · ${verdict}`));
  const shown = verbose ? run : { ...run, trace: run.trace.filter((step) => step.source === 'submission') };
  const { message, explanation, advice } = explain(run, language);
  const said = passes(verdict) ? [passing(run, zh)] : [sanitize(message), sanitize(explanation)];
  const blocks = [
    [head],
    ...said.map((text) => wrap(text, 76).map((line) => `  ${line}`)),
    callTimeline(run, language),
    scheduleTable(shown, { language, style, rows: Number.POSITIVE_INFINITY, everything: true }),
    waitForCircle(run, language),
    source === undefined ? [] : sourceExcerpt(run, source, language),
    advice === undefined || passes(verdict) ? [] : wrap(sanitize(advice), 76).map((line) => `  ${line}`),
    [numbers(run, zh)],
  ];
  const text = blocks.filter((block) => block.length > 0).map((block) => block.join('\n'));
  return `${text.join('\n\n')}\n`;
}

function passing({ goalReached }: Failure, zh: boolean): string {
  if (goalReached === true)
    return zh ? '这个调度达到了目标，没有失败。' : 'This schedule reaches the goal, and does not fail.';
  return zh ? '这个调度不再失败。' : 'This schedule does not fail any more.';
}

function numbers({ steps, contextSwitches, preemptions }: Failure, zh: boolean): string {
  if (zh) return `  ${steps} 步，${contextSwitches} 次上下文切换，${preemptions} 次抢占。`;
  const count = (n: number, noun: string, plural: string) => `${n} ${n === 1 ? noun : plural}`;
  return `  ${[
    count(steps, 'step', 'steps'),
    count(contextSwitches, 'context switch', 'context switches'),
    count(preemptions, 'preemption', 'preemptions'),
  ].join(', ')}.`;
}
