import type { Failure, TraceStep } from '@heddle/verdict';
import { taskLabels } from '../failure/task-labels';
import type { ReaderLanguage } from '../text/language';
import { capped, sanitize } from '../text/sanitize';
import { fit, padEnd, padStart, width } from '../text/width';
import { decisiveSteps } from './decisive';
import { fold, foldRounds, type Row } from './fold';
import { interestingSteps } from './interesting';
import { lastMember, shortened } from './name';
import { noteOf } from './notes';
import type { Style } from './style';
import { operationWord } from '../text/words';

export interface TableOptions {
  readonly language: ReaderLanguage;
  readonly style: Style;
  /** Rows of the table at most; the rest is folded. */
  readonly rows: number;
  /** Every step of the run, the harness's too. */
  readonly everything: boolean;
}

/** Their runs go round and round until a limit ends them. */
const ENDLESS: ReadonlySet<string> = new Set(['livelock', 'step-limit', 'output-limit']);

/** Whose value is what the target is, or gets, thereafter; that of others is what they answered. */
const BECOMES: ReadonlySet<string> = new Set(['write', 'put', 'atomic-update']);

/** What is done to a task. */
const OF_TASKS: ReadonlySet<string> = new Set(['start', 'join', 'kill']);

const COLUMNS = 80;
const INDENT = 2;
const GAP = 2;
/** `:123 ` */
const LINE = 4;
/** ` → [1, …` */
const SHORTEST_VALUE = 8;
/** Below this a column says too little: the tasks go one below the other then. */
const NARROWEST = 22;
/** Of a cell, where the tasks go one below the other. */
const WIDEST_BELOW = 36;

/** The smallest failing schedule: time runs down, every task has its column. */
export function scheduleTable(failure: Failure, options: TableOptions): readonly string[] {
  const all = options.everything ? failure.trace : interestingSteps(failure);
  const steps = all.map((step) => calledShort(failure, step));
  if (steps.length === 0) return [];
  const rows = options.everything
    ? steps.map((step): Row => ({ kind: 'step', step }))
    : ((ENDLESS.has(failure.kind) ? foldRounds(steps, options.rows) : undefined) ??
      fold(steps, options.rows, decisiveSteps(failure)));
  const shown = rows.flatMap((row) => (row.kind === 'step' ? [row.step.task] : []));
  const tasks = [...new Set(shown)].sort((a, b) => a - b);
  const column = columnsFor(failure, rows, tasks, options);
  return column >= NARROWEST && staysApart(rows, options.language, column - GAP)
    ? sideBySide(failure, rows, tasks, options)
    : oneBelowTheOther(failure, rows, options);
}

/** Who is started, joined or killed has the name that its column has. */
function calledShort(failure: Failure, step: TraceStep): TraceStep {
  if (!OF_TASKS.has(step.operation)) return step;
  const [task, ...others] = failure.tasks.filter(({ name }) => name === step.target);
  if (task === undefined || others.length > 0) return step;
  return { ...step, target: taskLabels(failure)(task.id).short };
}

/** Are different names still different when they are shortened to fit? */
function staysApart(rows: readonly Row[], language: ReaderLanguage, columns: number): boolean {
  const behind = behindCells(rows, language, columns);
  const names = new Map<string, string>();
  return rows.every((row) => {
    if (row.kind !== 'step') return true;
    const { target, operation, value, blocked } = row.step;
    const shown = cell(row.step, language, columns - behind);
    const key = `${operation} ${value} ${blocked} ${shown}`;
    const other = names.get(key);
    names.set(key, target);
    return other === undefined || other === target;
  });
}

/** How wide the column of step numbers is: as the last one, three digits at least. */
function numberWidth(rows: readonly Row[]): number {
  return Math.max(3, ...rows.map((row) => (row.kind === 'step' ? String(row.step.step).length : 0)));
}

/** Where the tasks' columns begin, behind the step numbers. */
function margin(rows: readonly Row[]): number {
  return INDENT + numberWidth(rows) + GAP;
}

/** How wide a task's column can be: as wide as its longest cell, or as there is room for. */
function columnsFor(
  failure: Failure,
  rows: readonly Row[],
  tasks: readonly number[],
  { language }: TableOptions,
): number {
  const label = taskLabels(failure);
  const cells = rows.map((row) => (row.kind === 'step' ? width(cell(row.step, language)) + LINE + GAP : 0));
  const heads = tasks.map((id) => width(heading(label(id))) + 1);
  const longest = Math.max(...cells, ...heads, 20) + GAP;
  return Math.min(longest, Math.floor(roomFor(failure, rows) / tasks.length));
}

/** What is left for the tasks beside the step numbers and the shared variable. */
function roomFor(failure: Failure, rows: readonly Row[]): number {
  const shared = sharedVariable(failure, rows);
  if (shared === undefined) return COLUMNS - margin(rows);
  const values = rows.map((row) => (row.kind === 'step' ? width(row.step.value ?? '') : 0));
  return COLUMNS - margin(rows) - GAP - Math.max(6, Math.min(14, Math.max(width(shared), ...values)));
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
  const room = roomFor(failure, rows);
  const column = columnsFor(failure, rows, tasks, options);

  const behind = behindCells(rows, language, column - GAP);

  const blank = ' '.repeat(margin(rows));
  const heads = tasks.map((id) => padEnd(fit(heading(label(id)), column - GAP), column)).join('');
  const tasksWidth = Math.max(
    column * tasks.length,
    room - 20 < column * tasks.length ? room : column * tasks.length + 20,
  );
  const head =
    shared === undefined
      ? heads.trimEnd()
      : padEnd(heads, Math.min(tasksWidth, room)) + ' '.repeat(GAP) + shared;
  const corner = padStart(language === 'zh' ? '步' : 'step', INDENT + numberWidth(rows)) + ' '.repeat(GAP);
  const lines = [style.quiet(corner) + style.strong(head)];
  let value = '';
  for (const row of rows) {
    if (row.kind !== 'step') {
      lines.push(style.quiet(`${blank}⋮ ${leftOutText(row, language)}`));
      continue;
    }
    const { step } = row;
    const before = ' '.repeat(column * tasks.indexOf(step.task));
    const body = before + padEnd(cellWithLine(step, language, column - GAP, behind), column);
    const note = noteOf(failure, step, language);
    const prefix = numbered(step, rows);
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
  const cells = rows.map((row) => (row.kind === 'step' ? width(cell(row.step, language)) : 0));
  const column = Math.min(WIDEST_BELOW, Math.max(...cells) + LINE + GAP);
  const behind = behindCells(rows, language, column);
  return rows.flatMap((row) => {
    if (row.kind !== 'step') return style.quiet(`${' '.repeat(margin(rows))}⋮ ${leftOutText(row, language)}`);
    const { step } = row;
    const before = numbered(step, rows) + padEnd(names.get(step.task) ?? `T${step.task}`, nameWidth + GAP);
    const line = before + padEnd(cellWithLine(step, language, column, behind), column + GAP);
    const note = noteOf(failure, step, language);
    if (note === undefined) return line.trimEnd();
    if (width(line) + width(note) <= COLUMNS) return line + note;
    return [line.trimEnd(), placed(note, before, COLUMNS)];
  });
}

function numbered({ step }: TraceStep, rows: readonly Row[]): string {
  return ' '.repeat(INDENT) + padStart(String(step), numberWidth(rows)) + ' '.repeat(GAP);
}

function heading({ short, name }: { short: string; name: string }): string {
  return sanitize(name === '' ? short : `${short}  ${capped(name, 40)}`);
}

function leftOutText({ kind, from, to }: Exclude<Row, { kind: 'step' }>, language: ReaderLanguage): string {
  const zh = from === to ? `第 ${from} 步` : `第 ${from} 到 ${to} 步`;
  const en = from === to ? `step ${from}` : `steps ${from} to ${to}`;
  if (kind === 'folded') return language === 'zh' ? zh : en;
  return language === 'zh' ? `如此反复：${zh}，一轮又一轮` : `and so on: ${en}, again and again`;
}

/** `write counter ← 1`; where that is too long, the owners give way first, then what is seen of the value. */
function cell(step: TraceStep, language: ReaderLanguage, columns = Number.POSITIVE_INFINITY): string {
  const word = operationWord(step.operation, language);
  const verb = word === 'read' ? 'read ' : word;
  const arrow = BECOMES.has(step.operation) ? '←' : '→';
  const said = step.value === 'no' && language === 'zh' ? '否' : (step.value ?? '');
  const pause = step.blocked === true ? '  ⏸' : '';
  const name = sanitize(step.target);
  const room = columns - width(verb) - 1 - width(pause);
  const whole = step.value === undefined ? '' : ` ${arrow} ${sanitize(capped(said, 24))}`;
  const value = fit(whole, Math.max(SHORTEST_VALUE, room - width(lastMember(name))));
  const target = shortened(name, Math.max(4, room - width(value)));
  return `${verb} ${target}`.trimEnd() + value + pause;
}

/** What is done, and where in the submission: `behind` columns for the line and the gap before it. */
function cellWithLine(step: TraceStep, language: ReaderLanguage, columns: number, behind: number): string {
  const room = columns - behind;
  const gap = behind > LINE ? GAP : 1;
  return padEnd(fit(cell(step, language, room), room), room + gap) + padEnd(lineOf(step), behind - gap);
}

function lineOf({ line, source }: TraceStep): string {
  return line === 0 ? '' : source === 'harness' ? '·' : `:${line}`;
}

/** The line has room to spare, unless that costs a part of what is done. */
function behindCells(rows: readonly Row[], language: ReaderLanguage, columns: number): number {
  const steps = rows.flatMap((row) => (row.kind === 'step' ? [row.step] : []));
  const roomy = LINE + GAP;
  if (steps.every((step) => width(cell(step, language)) <= columns - roomy)) return roomy;
  return 1 + Math.min(LINE, Math.max(...steps.map((step) => width(lineOf(step)))));
}

/** The variable whose value has a column of its own: the one that is raced for. */
function sharedVariable(failure: Failure, rows: readonly Row[]): string | undefined {
  const variable = failure.race?.variable;
  const known = rows.some(
    (row) => row.kind === 'step' && row.step.target === variable && row.step.value !== undefined,
  );
  return variable !== undefined && known && failure.kind === 'data-race'
    ? shortened(sanitize(variable), 14)
    : undefined;
}
