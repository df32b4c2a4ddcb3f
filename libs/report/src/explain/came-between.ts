import type { Failure, TraceStep } from '@heddle/verdict';
import type { Text } from '../text/language';
import { isAccess, reads, writes } from './accesses';
import { changesText, madeTarget, seen } from './changes';
import { shortName } from './explainer';

/** What others changed of what the task that failed used last. */
export interface CameBetween {
  /** The task's access before, if the changes came after one. */
  readonly before?: TraceStep;
  readonly changes: readonly TraceStep[];
  readonly use: TraceStep;
}

/** So many accesses of the task that failed, its last ones, are looked at for what others did to the same things. */
const LAST_USES = 3;

/**
 * Somebody else's `pop` between the look at the length and the own `pop`; else the change before, if the failed task only found
 * what another one had left.
 */
export function cameBetween({ trace, task }: Pick<Failure, 'trace' | 'task'>): CameBetween | undefined {
  const own = trace.filter(({ source, blocked }) => source === 'submission' && blocked !== true);
  const changed = changedByOthers(own, task);
  const uses = own.filter((step) => step.task === task && isAccess(step) && changed.has(step.target));
  const found = uses
    .slice(-LAST_USES)
    .toReversed()
    .flatMap((use) => foundBy(own, use) ?? []);
  return found.find(({ before }) => before !== undefined) ?? found[0];
}

function changedByOthers(own: readonly TraceStep[], task: number | undefined): ReadonlySet<string> {
  return new Set(own.filter((step) => step.task !== task && writes(step)).map(({ target }) => target));
}

function foundBy(own: readonly TraceStep[], use: TraceStep): CameBetween | undefined {
  const accesses = own
    .filter(({ step, target }) => step < use.step && target === use.target)
    .filter(isAccess);
  const before = accesses.findLast(({ task }) => task === use.task);
  // What was there before the task began is how the program begins, unless another thread left it so.
  const began = own.find(({ task }) => task === use.task)!.step;
  const changes = accesses.filter(
    (step) => writes(step) && step.step > (before?.step ?? 0) && (step.task !== 0 || step.step > began),
  );
  if (changes.length === 0) return undefined;
  return before === undefined ? { changes: changes.slice(-1), use } : { before, changes, use };
}

/**
 * Of any task: what it had looked at before a wait was changed during it, and it did not look there again. A loop would have, in
 * the same line.
 */
export function changedInWait({ trace }: Pick<Failure, 'trace'>): Required<CameBetween> | undefined {
  const own = trace.filter(({ source, blocked }) => source === 'submission' && blocked !== true);
  const waits = own.filter(({ operation }) => operation === 'wait');
  const found = waits.flatMap((wait) => {
    const changed = changedByOthers(own, wait.task);
    const mine = own.filter((step) => step.task === wait.task && isAccess(step) && changed.has(step.target));
    const before = mine.findLast(({ step }) => step < wait.step);
    const use = mine.find(({ step, target }) => step > wait.step && target === before?.target);
    if (before === undefined || use === undefined || !reads(before) || use.line === before.line) return [];
    const changes = own.filter(
      (step) =>
        writes(step) && step.target === before.target && step.step > before.step && step.step < use.step,
    );
    return changes.length === 0 ? [] : [{ before, changes, use }];
  });
  return found.at(-1);
}

/** The question to whoever waited once, and took for granted what it had waited for. */
export function lookAgain({ use: { target } }: CameBetween): Text {
  return {
    en: `What may have changed by the time a wait is over? Who looks at ${target} again then?`,
    zh: `等待结束时，什么可能已经变了？这时由谁再看一次 ${target}？`,
  };
}

/** What came in between, and what the task that failed found then. */
export function betweenText(failure: Failure, { before, changes, use }: CameBetween): Text {
  const name = shortName(failure, use.task);
  if (before === undefined) {
    const change = changes[0]!;
    const other = shortName(failure, change.task);
    const did = madeTarget(change);
    const found = foundText(name, use);
    return {
      en: `${other} had ${did.en} at line ${change.line}; then ${found.en}.`,
      zh: `此前 ${other} 在第 ${change.line} 行${did.zh}；随后 ${found.zh}。`,
    };
  }
  const waited = waitedBetween(failure, before, use)
    ? { en: ' and waited', zh: '，然后等待' }
    : { en: '', zh: '' };
  const had = reads(before)
    ? { en: `had read ${seen(before)}`, zh: `读到 ${seen(before)}` }
    : { en: `had changed ${before.target}`, zh: `改变了 ${before.target}` };
  const then = changesText(failure, changes);
  const found = foundText(name, use);
  return {
    en: `${name} ${had.en} at line ${before.line}${waited.en}. Then ${then.en}, before ${found.en}.`,
    zh: `${name} 先在第 ${before.line} 行${had.zh}${waited.zh}。随后 ${then.zh}，之后 ${found.zh}。`,
  };
}

/** What was looked at before a wait may be different after it. */
export function waitedBetween({ trace }: Pick<Failure, 'trace'>, before: TraceStep, use: TraceStep): boolean {
  return trace.some(
    ({ step, task, operation }) =>
      operation === 'wait' && task === use.task && step > before.step && step < use.step,
  );
}

function foundText(name: string, use: TraceStep): Text {
  return reads(use)
    ? {
        en: `${name} read ${seen(use)} at line ${use.line}`,
        zh: `${name} 在第 ${use.line} 行读到 ${seen(use)}`,
      }
    : {
        en: `${name} changed it at line ${use.line}`,
        zh: `${name} 在第 ${use.line} 行改变了它`,
      };
}
