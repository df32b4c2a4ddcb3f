import type { Failure, TraceStep } from '@heddle/verdict';
import { taskLabels } from '../failure/task-labels';
import type { ReaderLanguage } from '../text/language';
import { capped, sanitize } from '../text/sanitize';
import { fit, padEnd, padStart, width } from '../text/width';
import { fold, interestingSteps, type Row } from './interesting';
import { noteOf } from './notes';
import type { Style } from './style';
import { operationWord } from './words';

export interface TableOptions {
  readonly language: ReaderLanguage;
  readonly style: Style;
  /** Rows of the table at most; the rest is folded. */
  readonly rows: number;
  /** Every step of the run, the harness's too. */
  readonly everything: boolean;
}

const COLUMNS = 80;
const INDENT = 2;
const NUMBER = 3;
const GAP = 2;

/** The smallest failing schedule: time runs down, every task has its column. */
export function scheduleTable(failure: Failure, options: TableOptions): readonly string[] {
  const steps = options.everything ? failure.trace : interestingSteps(failure);
  if (steps.length === 0) return [];
  const rows = options.everything
    ? steps.map((step): Row => ({ kind: 'step', step }))
    : fold(steps, options.rows);
  const tasks = [...new Set(steps.map(({ task }) => task))].sort((a, b) => a - b);
  return tasks.length <= 3
    ? sideBySide(failure, rows, tasks, options)
    : oneBelowTheOther(failure, rows, options);
}

function sideBySide(
  failure: Failure,
  rows: readonly Row[],
  tasks: readonly number[],
  options: TableOptions,
): readonly string[] {
  const { language, style } = options;
  const label = taskLabels(failure);
  const shared = sharedVariable(failure, rows);
  const values = rows.map((row) => (row.kind === 'step' ? (row.step.value ?? '') : ''));
  const sharedWidth =
    shared === undefined ? 0 : Math.max(6, Math.min(14, Math.max(width(shared), ...values.map(width))));
  const room = COLUMNS - INDENT - NUMBER - GAP - (sharedWidth === 0 ? 0 : sharedWidth + GAP);
  const wanted = Math.max(
    ...rows.map((row) => (row.kind === 'step' ? width(cell(row.step, language)) + 6 : 0)),
    ...tasks.map((id) => width(heading(label(id))) + 1),
    20,
  );
  const column = Math.min(wanted + GAP, Math.floor(room / tasks.length));

  const blank = ' '.repeat(INDENT + NUMBER + GAP);
  const heads = tasks.map((id) => padEnd(fit(heading(label(id)), column - GAP), column)).join('');
  const tasksWidth = Math.max(
    column * tasks.length,
    room - 20 < column * tasks.length ? room : column * tasks.length + 20,
  );
  const head =
    shared === undefined
      ? heads.trimEnd()
      : padEnd(heads, Math.min(tasksWidth, room)) + ' '.repeat(GAP) + shared;
  const lines = [blank + style.strong(head)];
  let value = '';
  for (const row of rows) {
    if (row.kind === 'folded') {
      lines.push(style.quiet(`${blank}⋮ ${foldedText(row.count, language)}`));
      continue;
    }
    const { step } = row;
    const before = ' '.repeat(column * tasks.indexOf(step.task));
    const body = before + padEnd(cellWithLine(step, language, column - GAP), column);
    const note = noteOf(failure, step, language);
    const prefix = ' '.repeat(INDENT) + padStart(String(step.step), NUMBER) + ' '.repeat(GAP);
    const limit = shared === undefined ? room : Math.min(tasksWidth, room);
    const fits = note !== undefined && width(body) + width(note) <= limit;
    if (shared !== undefined && step.target === failure.race?.variable) value = step.value ?? value;
    const tail = shared === undefined ? '' : ' '.repeat(GAP) + value;
    lines.push(
      `${prefix}${padEnd(fits ? body + note : body, shared === undefined ? 0 : limit)}${tail}`.trimEnd(),
    );
    if (note !== undefined && !fits) lines.push(blank + placed(note, before, room));
  }
  return lines;
}

/** Below the operation it belongs to, as far right as it fits. */
function placed(note: string, before: string, room: number): string {
  const start = Math.max(0, Math.min(before.length + GAP, room - width(note)));
  return ' '.repeat(start) + fit(note, room);
}

function oneBelowTheOther(
  failure: Failure,
  rows: readonly Row[],
  { language, style }: TableOptions,
): readonly string[] {
  const label = taskLabels(failure);
  const names = new Map(failure.tasks.map(({ id }) => [id, fit(heading(label(id)), 18)]));
  const nameWidth = Math.max(...[...names.values()].map(width), 4);
  return rows.map((row) => {
    if (row.kind === 'folded')
      return style.quiet(`${' '.repeat(INDENT + NUMBER + GAP)}⋮ ${foldedText(row.count, language)}`);
    const { step } = row;
    const prefix = `${' '.repeat(INDENT)}${padStart(String(step.step), NUMBER)}${' '.repeat(GAP)}`;
    const who = padEnd(names.get(step.task) ?? `T${step.task}`, nameWidth + GAP);
    const what = cellWithLine(step, language, 36);
    const note = noteOf(failure, step, language);
    const line = `${prefix}${who}${padEnd(what, 38)}`;
    return (note === undefined ? line : line + fit(note, Math.max(1, COLUMNS - width(line)))).trimEnd();
  });
}

function heading({ short, name }: { short: string; name: string }): string {
  return sanitize(name === '' ? short : `${short}  ${capped(name, 40)}`);
}

function foldedText(count: number, language: ReaderLanguage): string {
  if (language === 'zh') return `还有 ${count} 步`;
  return `${count} more step${count === 1 ? '' : 's'}`;
}

/** `write counter ← 1`; where that is too long, the name gives way, not the value. */
function cell(step: TraceStep, language: ReaderLanguage, columns = Number.POSITIVE_INFINITY): string {
  const word = operationWord(step.operation, language);
  const verb = word === 'read' ? 'read ' : word;
  const arrow = step.operation === 'write' || step.operation === 'put' ? '←' : '→';
  const value = step.value === undefined ? '' : ` ${arrow} ${sanitize(capped(step.value, 24))}`;
  const tail = value + (step.blocked === true ? '  ⏸' : '');
  const target = fit(sanitize(step.target), Math.max(4, columns - width(verb) - 1 - width(tail)));
  return `${verb} ${target}`.trimEnd() + tail;
}

function cellWithLine(step: TraceStep, language: ReaderLanguage, columns: number): string {
  const line = step.line === 0 ? '' : step.source === 'harness' ? '·' : `:${step.line}`;
  const room = columns - 6;
  return padEnd(fit(cell(step, language, room), room), columns - 4) + padEnd(line, 4);
}

/** The variable whose value has a column of its own: the one that is raced for. */
function sharedVariable(failure: Failure, rows: readonly Row[]): string | undefined {
  const variable = failure.race?.variable;
  const known = rows.some(
    (row) => row.kind === 'step' && row.step.target === variable && row.step.value !== undefined,
  );
  return variable !== undefined && known && failure.kind === 'data-race'
    ? fit(sanitize(variable), 14)
    : undefined;
}
