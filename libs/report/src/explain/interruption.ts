import type { Failure, TraceStep } from '@heddle/verdict';
import type { Text } from '../text/language';
import { isAccess, writes } from './accesses';
import { enList, shortName, zhList } from './explainer';

/** What never has to wait: whoever is about to do one of these and does not was interrupted. */
const NEVER_WAITS = new Set([
  'read',
  'write',
  'atomic-read',
  'atomic-update',
  'inspect',
  'start',
  'release',
  'wait',
  'notify',
  'semaphore-release',
  'event-set',
  'event-clear',
]);
const MOST = 2;

/**
 * Where threads were switched away from though they could have gone on, and which lines the others ran before they did.
 * A failing schedule is shrunk to the fewest context switches, so an interruption that is left is one that the failure
 * needs. Nothing is said of why: the trace does not tell.
 */
export function interruptions(failure: Failure): Text | undefined {
  const told = failure.trace.flatMap((step, index) => interruptionAfter(failure, step, index) ?? []);
  const shown = told.slice(-MOST);
  if (shown.length === 0) return undefined;
  return { en: shown.map(({ en }) => en).join(' '), zh: shown.map(({ zh }) => zh).join('') };
}

function interruptionAfter({ trace, ...failure }: Failure, step: TraceStep, index: number): Text | undefined {
  const { task } = step;
  const back = trace.findIndex((later, at) => at > index && later.task === task);
  const next = trace[back];
  if (back <= index + 1 || next === undefined || !couldGoOn(trace.slice(0, index + 1), next))
    return undefined;
  const before = ownSteps(trace.slice(0, index + 1)).findLast((earlier) => earlier.task === task);
  const after = ownSteps(trace.slice(back)).find((later) => later.task === task);
  const others = ownSteps(trace.slice(index + 1, back));
  if (before === undefined || after === undefined || others.length === 0) return undefined;
  // A student's report has no steps of the harness, and the thread may have waited in one of those that are missing.
  const gap = next.step - step.step !== back - index;
  return sentence({ ...failure, trace }, { before, after, others, gap });
}

function ownSteps(steps: readonly TraceStep[]): readonly TraceStep[] {
  return steps.filter(
    ({ source, operation, line }) => source === 'submission' && operation !== 'end' && line > 0,
  );
}

function couldGoOn(soFar: readonly TraceStep[], { operation, target, blocked }: TraceStep): boolean {
  if (blocked === true) return false;
  if (operation !== 'acquire') return NEVER_WAITS.has(operation);
  // A condition releases its lock without a step that says so: then nothing is certain.
  if (soFar.some((step) => step.operation === 'wait')) return false;
  const last = soFar.findLast(
    (step) =>
      step.target === target &&
      (step.operation === 'release' || (step.operation === 'acquire' && step.value !== 'no')),
  );
  return last?.operation !== 'acquire';
}

interface Interruption {
  readonly before: TraceStep;
  readonly after: TraceStep;
  readonly others: readonly TraceStep[];
  readonly gap: boolean;
}

function sentence(failure: Failure, { before, after, others, gap }: Interruption): Text {
  const name = shortName(failure, before.task);
  const ran = whoRan(failure, others);
  const done = isConstant(failure, before) ? { en: '', zh: '' } : doneText(before);
  const left = gap
    ? { en: `${name} ran line ${before.line}`, zh: `${name} 执行了第 ${before.line} 行` }
    : {
        en: `${name} was interrupted at line ${before.line}`,
        zh: `${name} 在第 ${before.line} 行被打断`,
      };
  return {
    en: `${left.en}${done.en}; ${ran.en}; then ${name} went on at line ${after.line}.`,
    zh: `${left.zh}${done.zh}；${ran.zh}；之后 ${name} 从第 ${after.line} 行继续。`,
  };
}

/** `T2 ran lines 5 and 6`, `T2 and T3 ran line 4`. */
export function whoRan(failure: Failure, others: readonly TraceStep[]): Text {
  const spans = new Map<string, { readonly span: Text; readonly names: string[] }>();
  for (const task of new Set(others.map((step) => step.task))) {
    const span = linesText([...new Set(others.filter((step) => step.task === task).map(({ line }) => line))]);
    const entry = spans.get(span.en) ?? { span, names: [] };
    entry.names.push(shortName(failure, task));
    spans.set(span.en, entry);
  }
  const all = [...spans.values()];
  return {
    en: all.map(({ span, names }) => `${enList(names)} ran ${span.en}`).join(', '),
    zh: all.map(({ span, names }) => `${zhList(names)} 执行了${span.zh}`).join('，'),
  };
}

/** In the order in which they were run first. */
function linesText(lines: readonly number[]): Text {
  const [first, second] = lines;
  if (second === undefined) return { en: `line ${first}`, zh: `第 ${first} 行` };
  if (lines.length > 3)
    return {
      en: `from line ${first} to line ${lines.at(-1)}`,
      zh: `第 ${first} 行直到第 ${lines.at(-1)} 行`,
    };
  const others = lines.slice(0, -1).join(', ');
  return { en: `lines ${others} and ${lines.at(-1)}`, zh: `第 ${lines.join('、')} 行` };
}

const DONE: Readonly<Record<string, Text>> = {
  read: { en: 'it read', zh: '读' },
  write: { en: 'it wrote', zh: '写' },
  'atomic-read': { en: 'it read', zh: '读' },
  'atomic-update': { en: 'it updated', zh: '更新' },
  acquire: { en: 'it acquired', zh: '取得' },
  release: { en: 'it released', zh: '释放' },
};

/** What nobody changes is read only to get at something else. */
function isConstant({ trace }: Failure, step: TraceStep): boolean {
  return isAccess(step) && !trace.some((other) => other.target === step.target && writes(other));
}

function doneText({ operation, target, value }: TraceStep): Text {
  const done = value === 'no' || value === 'refused' ? undefined : DONE[operation];
  if (done === undefined || target === '') return { en: '', zh: '' };
  return { en: ` (after ${done.en} ${target})`, zh: `（${done.zh} ${target} 之后）` };
}

/** The tasks that were started and had not ended when the run did. */
export function notEnded(failure: Failure): readonly number[] {
  const ended = new Set(failure.trace.filter(({ operation }) => operation === 'end').map(({ task }) => task));
  return failure.tasks.map(({ id }) => id).filter((id) => id !== 0 && !ended.has(id));
}
