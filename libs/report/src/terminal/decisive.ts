import type { Failure, TraceStep } from '@heddle/verdict';
import { isAccess } from '../explain/accesses';
import { crossedAwait, type Crossing } from '../explain/across-await';
import { cameBetween, changedInWait } from '../explain/came-between';
import { mixedLooks } from '../explain/mixed';
import { toldLooks } from '../explain/outdated';

/** So many of the tasks that acted on the same outdated value are shown, and of the changes that one of them missed. */
const MOST = 2;

/**
 * The steps that decide, the most telling first: those of which the explanation tells, and where the failure shows. Undefined:
 * it is of a kind that is told otherwise.
 */
export function decisiveSteps(failure: Failure): readonly TraceStep[] | undefined {
  switch (failure.kind) {
    case 'exception':
      return [...new Set(decidedException(failure))];
    case 'wrong-result':
    case 'not-linearizable':
      return [...new Set(decidedResult(failure))];
    case 'stuck':
    case 'lost-wakeup':
    case 'leak':
      return [...new Set(decidedWait(failure))];
    default:
      return undefined;
  }
}

/** Tell nothing of who should have acted. */
const WAITS: ReadonlySet<string> = new Set(['wait', 'reacquire', 'event-wait', 'barrier-leave']);

/** What nobody waited for, where everybody waits for ever, and what was done last to what they wait for. */
function decidedWait({ trace, lostWakeup, leak }: Failure): readonly TraceStep[] {
  const signals = [...(lostWakeup?.notifications ?? []), ...(lostWakeup?.erased ? [lostWakeup.erased] : [])];
  const told = signals.flatMap(({ step }) => trace.find((one) => one.step === step) ?? []);
  const blocked = trace.filter((step) => step.blocked === true);
  const left = leak?.locks.map(({ name }) => name) ?? [];
  const last = [...blocked.map(({ target }) => target), ...left].flatMap(
    (name) => trace.findLast(({ target, operation }) => target === name && !WAITS.has(operation)) ?? [],
  );
  return [...told, ...blocked, ...last];
}

/** What came between two accesses of the task that failed; else what decided the change that it found. */
function decidedException(failure: Failure): readonly TraceStep[] {
  const crossing = crossedAwait(failure);
  if (crossing !== undefined) return stepsOf(crossing);
  const found = cameBetween(failure);
  if (found === undefined) return [];
  const { before, changes, use } = found;
  if (before !== undefined) return [use, before, ...ends(changes)];
  const change = changes[0]!;
  const until = failure.trace.filter(({ step }) => step <= change.step);
  const earlier = cameBetween({ trace: until, task: change.task });
  const cause = earlier?.before === undefined ? [] : [earlier.before, ...ends(earlier.changes)];
  return [use, change, ...cause];
}

function stepsOf({ wait, before, change, after }: Crossing): readonly TraceStep[] {
  return [after, before, change, wait];
}

/** The outdated looks, the changes that were missed, what was done from them, and the last look at what came of it. */
function decidedResult(failure: Failure): readonly TraceStep[] {
  const crossing = crossedAwait(failure);
  if (crossing !== undefined) return stepsOf(crossing);
  const told = toldLooks(failure);
  if (told === undefined) return decidedOtherwise(failure);
  const last = told.outdated.at(-1)!;
  const result = lastLook(failure, last.act);
  const others = told.outdated.slice(0, -1).slice(-MOST + 1);
  return [
    last.act,
    last.look,
    ...ends(last.changes),
    ...(result === undefined ? [] : [result]),
    ...told.looks.slice(-MOST - 1),
    ...others.flatMap(({ look, act }) => [act, look]),
  ];
}

function decidedOtherwise(failure: Failure): readonly TraceStep[] {
  const mixed = mixedLooks(failure);
  if (mixed !== undefined) return [mixed.recent, mixed.old, mixed.missed, mixed.known];
  const waited = changedInWait(failure);
  return waited === undefined ? [] : [waited.use, waited.before, ...ends(waited.changes)];
}

function ends(changes: readonly TraceStep[]): readonly TraceStep[] {
  return [changes[0]!, ...changes.slice(1).slice(-MOST + 1)];
}

/** Of whoever looks at what it became when all is done. */
function lastLook({ trace }: Failure, { step: acted, target }: TraceStep): TraceStep | undefined {
  return trace.findLast(
    (step) => step.step > acted && step.target === target && step.source === 'submission' && isAccess(step),
  );
}
