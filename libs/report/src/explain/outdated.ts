import type { Failure, TraceStep } from '@heddle/verdict';
import { isAccess, reads, writes } from './accesses';

/** A task looked at something, others changed it, and the task changed it from what it had seen. */
export interface OutdatedLook {
  readonly look: TraceStep;
  readonly changes: readonly TraceStep[];
  readonly act: TraceStep;
}

/** The outdated looks of which a failure is told: they are of one value, and nobody had changed it before all had looked. */
export interface ToldLooks {
  /** Everybody's look at that value, in the order of their tasks; whoever changed it first may be among them. */
  readonly looks: readonly TraceStep[];
  readonly outdated: readonly OutdatedLook[];
}

/**
 * By their acts. Whoever looked again knew of the change, unless that look is the first half of `x -= 1`: what was decided from
 * the earlier look stays decided.
 */
export function outdatedLooks(own: readonly TraceStep[]): readonly OutdatedLook[] {
  const found: OutdatedLook[] = [];
  const open = new Map<string, Map<number, { readonly look: TraceStep; readonly changes: TraceStep[] }>>();
  for (const [index, step] of own.entries()) {
    if (!isAccess(step)) continue;
    const { task, target } = step;
    const lookers = open.get(target) ?? new Map<number, { look: TraceStep; changes: TraceStep[] }>();
    open.set(target, lookers);
    const mine = lookers.get(task);
    const act = mine === undefined || mine.changes.length === 0 ? undefined : actOf(own, index);
    if (act !== undefined && !isRestored(mine!)) found.push({ ...mine!, act });
    if (writes(step)) {
      lookers.delete(task);
      for (const { changes } of lookers.values()) changes.push(step);
    } else if (act === undefined || isRestored(mine!)) lookers.set(task, { look: step, changes: [] });
    else lookers.delete(task);
  }
  return found.toSorted((a, b) => a.act.step - b.act.step);
}

/** The write that an access is, or whose first half it is. */
function actOf(own: readonly TraceStep[], index: number): TraceStep | undefined {
  const step = own[index]!;
  if (writes(step)) return step;
  const next = own.find(
    (later, at) => at > index && later.task === step.task && later.target === step.target && isAccess(later),
  );
  return next !== undefined && writes(next) && next.line === step.line ? next : undefined;
}

/** It is again what it was: the look is as good as new. */
function isRestored({ look, changes }: Omit<OutdatedLook, 'act'>): boolean {
  const last = changes.at(-1);
  return look.operation === 'read' && look.value !== undefined && last?.value === look.value;
}

/** Of several, the last one: the failure is nearest to it. */
export function toldLooks({ trace }: Pick<Failure, 'trace'>): ToldLooks | undefined {
  const own = trace.filter(({ source, blocked }) => source === 'submission' && blocked !== true);
  const all = outdatedLooks(own).filter((outdated) => !asksAgain(own, outdated));
  const last = all.at(-1);
  const first = last?.changes[0];
  if (last === undefined || first === undefined) return undefined;
  const { target, value } = last.look;
  const isSame = ({ look, changes }: OutdatedLook) =>
    look.target === target && look.value === value && changes[0] === first;
  const outdated = value === undefined ? [last] : all.filter(isSame);
  const firstLook = value === undefined ? undefined : lookOfFirst(own, last.look, first);
  const looks = [...outdated.map(({ look }) => look), ...(firstLook === undefined ? [] : [firstLook])];
  return { looks: looks.toSorted((a, b) => a.task - b.task || a.step - b.step), outdated };
}

/** `while (full) await room` looks once more, in the same place, before anything comes of it. */
function asksAgain(own: readonly TraceStep[], { look, act }: OutdatedLook): boolean {
  const mine = own.filter(({ task, step }) => task === look.task && step > look.step);
  const waited = mine.some(({ step, operation }) => step < act.step && GIVES_WAY.has(operation));
  const looks = mine.some(
    ({ step, target, line }) => step > act.step && target === look.target && line === look.line,
  );
  return waited && looks && look.line !== act.line;
}

const GIVES_WAY: ReadonlySet<string> = new Set(['await', 'pause', 'wait']);

/** Whoever changed it first had looked in the same place, and seen the same. */
function lookOfFirst(own: readonly TraceStep[], look: TraceStep, first: TraceStep): TraceStep | undefined {
  const before = own.filter(({ step, target }) => step < first.step && target === look.target);
  const since = before.findLast(writes)?.step ?? 0;
  return before.findLast(
    (step) =>
      reads(step) &&
      step.step > since &&
      step.task === first.task &&
      step.line === look.line &&
      step.value === look.value,
  );
}
