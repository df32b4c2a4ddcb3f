import type { Failure, TraceStep } from '@heddle/verdict';
import type { Text } from '../text/language';
import { shortName } from './explainer';

interface Candidate {
  readonly read: TraceStep;
  readonly change: TraceStep;
  readonly act: TraceStep;
}

/**
 * A thread read something, another changed it, and the first wrote there, from what it had read. Said only where it is
 * certain to be about the result: it happened once in the run, and the main thread looked at what that write left.
 */
export function overwritten(failure: Failure): Text | undefined {
  const own = failure.trace.filter(({ source }) => source === 'submission');
  const candidates = own.filter(reads).flatMap((read) => candidateOf(own, read) ?? []);
  const [only, second] = candidates;
  if (only === undefined || second !== undefined || !isResult(own, only.act)) return undefined;
  const { read, change, act } = only;
  const reader = shortName(failure, read.task);
  const writer = shortName(failure, change.task);
  const value = read.value === undefined ? '' : ` = ${read.value}`;
  return {
    en: `${reader} read ${read.target}${value} at line ${read.line}; ${writer} changed it at line ${change.line}; then ${reader} wrote it at line ${act.line} without having looked again.`,
    zh: `${reader} 在第 ${read.line} 行读到 ${read.target}${value}；${writer} 在第 ${change.line} 行改变了它；之后 ${reader} 没有再看就在第 ${act.line} 行写了它。`,
  };
}

/** The last read before the write counts: whoever looked again knew of the change. */
function candidateOf(own: readonly TraceStep[], read: TraceStep): Candidate | undefined {
  const later = own.filter((step) => step.step > read.step && step.target === read.target);
  const change = later.find((step) => writes(step) && step.task !== read.task);
  const mine = later.find((step) => step.task === read.task);
  if (change === undefined || mine === undefined || !writes(mine) || mine.step < change.step)
    return undefined;
  return { read, change, act: mine };
}

function isResult(own: readonly TraceStep[], act: TraceStep): boolean {
  const later = own.filter(({ step, target }) => step > act.step && target === act.target);
  return !later.some(writes) && later.some((step) => reads(step) && step.task === 0);
}

function reads({ operation }: TraceStep): boolean {
  return operation === 'read' || operation === 'atomic-read';
}

function writes({ operation }: TraceStep): boolean {
  return operation === 'write' || operation === 'atomic-update';
}
