import type { Failure, TraceStep } from '@heddle/verdict';
import type { Text } from '../text/language';
import { reads, writes } from './accesses';
import { seen } from './changes';
import { shortName } from './explainer';

/** A task saw one thing from before another's change, and one from after it. */
export interface MixedLooks {
  readonly old: TraceStep;
  readonly recent: TraceStep;
  /** Of what was seen from before; the other change follows. */
  readonly missed: TraceStep;
  readonly known: TraceStep;
}

/** The last such two looks: an auditor adds up two accounts while money goes from one to the other. */
export function mixedLooks({ trace }: Pick<Failure, 'trace'>): MixedLooks | undefined {
  const own = trace.filter(({ source, blocked }) => source === 'submission' && blocked !== true);
  const changes = own.filter(writes);
  for (const recent of own.filter(reads).toReversed()) {
    const known = changes.findLast(({ target, step }) => target === recent.target && step < recent.step);
    if (known === undefined || known.task === recent.task) continue;
    const before = own.filter(({ task, step }) => task === recent.task && step < recent.step);
    const old = before.filter(reads).findLast((look) => {
      const again = before.some(({ target, step }) => target === look.target && step > look.step);
      return (
        look.target !== recent.target &&
        !again &&
        isOneLook(before, look, recent) &&
        missedBy(changes, look, recent, known) !== undefined
      );
    });
    if (old !== undefined) return { old, recent, missed: missedBy(changes, old, recent, known)!, known };
  }
  return undefined;
}

/** Nobody takes for one what it looks at before and after a wait, unless it is the same line that looks again and again. */
function isOneLook(before: readonly TraceStep[], old: TraceStep, recent: TraceStep): boolean {
  return (
    old.line === recent.line || !before.some(({ step, operation }) => step > old.step && WAITS.has(operation))
  );
}

const WAITS: ReadonlySet<string> = new Set([
  'await',
  'pause',
  'wait',
  'event-wait',
  'barrier-wait',
  'join',
  'get',
]);

/** By whom both were changed, and both in between. */
function missedBy(
  changes: readonly TraceStep[],
  old: TraceStep,
  recent: TraceStep,
  known: TraceStep,
): TraceStep | undefined {
  if (known.step < old.step) return undefined;
  return changes.findLast(
    ({ target, task, step }) =>
      target === old.target && task === known.task && step > old.step && step < recent.step,
  );
}

export function mixedText(failure: Failure, { old, recent, missed, known }: MixedLooks): Text {
  const reader = shortName(failure, old.task);
  const writer = shortName(failure, known.task);
  return {
    en: `${reader} read ${seen(old)} at line ${old.line} before ${writer} changed it at line ${missed.line}, and ${seen(recent)} at line ${recent.line} after ${writer} had changed that at line ${known.line}: one of the two is old, the other new.`,
    zh: `${reader} 在第 ${old.line} 行读到 ${seen(old)}，之后 ${writer} 才在第 ${missed.line} 行改变了它；而它在第 ${recent.line} 行读到的 ${seen(recent)} 已经是 ${writer} 在第 ${known.line} 行改变之后的：两者一旧一新。`,
  };
}
