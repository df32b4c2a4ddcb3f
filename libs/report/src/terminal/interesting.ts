import type { Failure, TraceStep } from '@heddle/verdict';

/** A row of the table: a step, or steps that are folded, by their numbers. */
export type Row =
  | { readonly kind: 'step'; readonly step: TraceStep; readonly note?: string }
  | { readonly kind: 'folded'; readonly from: number; readonly to: number };

const BOOKKEEPING = new Set(['start', 'join', 'end', 'pass', 'reacquire', 'barrier-leave', 'turn']);

const MEMORY = new Set(['read', 'write', 'atomic-read', 'atomic-update']);

const CORE_ONLY: ReadonlySet<string> = new Set(['data-race', 'deadlock', 'lock-order', 'busy-wait']);

/** The steps that explain the failure: the student's own, without the bookkeeping of threads and what nobody changes. */
export function interestingSteps(failure: Failure): readonly TraceStep[] {
  const own = failure.trace.filter(
    (step) => step.source === 'submission' && (step.blocked === true || !BOOKKEEPING.has(step.operation)),
  );
  const shared = changedForOthers(own);
  const telling = own.filter(({ operation, target }) => !MEMORY.has(operation) || shared.has(target));
  const core = own.filter((step) => isCore(failure, step));
  if (CORE_ONLY.has(failure.kind)) return core.length >= 2 ? core : own;
  return telling.length >= 2 ? telling : own;
}

/** What one task changes and another one looks at or changes, too. `this.lock` is read by all and changed by none. */
function changedForOthers(steps: readonly TraceStep[]): ReadonlySet<string> {
  const tasks = new Map<string, Set<number>>();
  const changed = new Set<string>();
  for (const { operation, target, task } of steps) {
    if (!MEMORY.has(operation)) continue;
    tasks.set(target, (tasks.get(target) ?? new Set()).add(task));
    if (operation === 'write' || operation === 'atomic-update') changed.add(target);
  }
  return new Set([...changed].filter((target) => tasks.get(target)!.size > 1));
}

/** For a race, the accesses to its variable; for a deadlock or a lock order, what happens to the locks of its circle; for a busy wait, the looks and what they were for. */
function isCore(failure: Failure, step: TraceStep): boolean {
  if (failure.kind === 'data-race') {
    return step.target === failure.race?.variable && step.step <= lastRacyStep(failure);
  }
  if (failure.kind === 'lock-order') {
    return (failure.lockOrder ?? []).some(
      ({ held, requested }) => held.step === step.step || requested.step === step.step,
    );
  }
  if (failure.kind === 'busy-wait') {
    const { look, change } = failure.busyWait ?? {};
    const first = failure.trace.find((one) => one.step === look?.step);
    const isLook = (one: TraceStep) =>
      one.task === look?.task && one.target === first?.target && one.operation === first.operation;
    return step.step === change?.step || isLook(step);
  }
  if (failure.kind !== 'deadlock') return true;
  const since = failure.locks.some(({ step: taken }) => taken === step.step);
  return step.blocked === true || since;
}

/** A lost update is complete with the last access of the two tasks, which may come after the race was seen. */
function lastRacyStep(failure: Failure): number {
  const tasks = [failure.race?.first.task, failure.race?.second.task];
  const accesses = failure.trace.filter(
    ({ target, task, source }) =>
      target === failure.race?.variable && tasks.includes(task) && source === 'submission',
  );
  const second = failure.race?.second.step ?? 0;
  const nextWrite = accesses.find(({ step, operation }) => step > second && operation === 'write');
  return Math.max(second, nextWrite?.step ?? 0);
}

/** So many operations of the task that failed, its last ones, are looked at for what others did to the same things. */
const LAST_USES = 3;
/** Enough for a table: the last operation counts most. */
const MOST_DECIDING = 2;

/**
 * The steps, by number, that decide: what other tasks changed, between two accesses of the task that failed, of what its last
 * operations touch (somebody else's `pop` between its look at the length and its own `pop`); with the first of the two. If
 * nobody came between, it only found what another one left: then also what decided that one's change.
 */
export function decidingSteps({ task }: Failure, steps: readonly TraceStep[]): ReadonlySet<number> {
  const accesses = steps.filter(({ operation }) => MEMORY.has(operation));
  const failed = task ?? steps.at(-1)?.task;
  const found = decidedFor(failed, accesses);
  const left = found.size === 1 ? accesses.find(({ step }) => found.has(step))! : undefined;
  if (left === undefined) return found;
  return new Set([
    ...found,
    ...decidedFor(
      left.task,
      accesses.filter(({ step }) => step <= left.step),
    ),
  ]);
}

function decidedFor(task: number | undefined, accesses: readonly TraceStep[]): ReadonlySet<number> {
  const own = accesses.filter((step) => step.task === task);
  const deciding = new Set<number>();
  for (const use of own.slice(-LAST_USES).reverse()) {
    const look = own.findLast(({ step, target }) => step < use.step && target === use.target);
    const others = accesses.filter(
      (step) => step.task !== task && step.target === use.target && isChange(step) && step.step < use.step,
    );
    const since = others.filter(({ step }) => look !== undefined && step > look.step);
    // Nobody came in between: then the change before is what it found.
    for (const { step } of since.length > 0 ? [look!, since.at(-1)!] : others.slice(-1)) deciding.add(step);
    if (deciding.size >= MOST_DECIDING) break;
  }
  return deciding;
}

function isChange({ operation }: TraceStep): boolean {
  return operation === 'write' || operation === 'atomic-update';
}

/** At most so many rows: what is left out is the inside of the longest stretches of one task, never a switch or what decides. */
export function fold(
  steps: readonly TraceStep[],
  rows: number,
  deciding: ReadonlySet<number> = new Set(),
): readonly Row[] {
  if (steps.length <= rows) return steps.map((step): Row => ({ kind: 'step', step }));
  const mustStay = (step: TraceStep) => step.blocked === true || deciding.has(step.step);
  const folded = rowsOf(
    steps,
    steps.filter((step, index) => isEdge(steps, index) || mustStay(step)),
  );
  if (folded.length <= rows) return folded;
  // A deciding step in the middle takes two rows: its own, and that of what is left out behind it.
  const tail = Math.max(1, Math.ceil(rows / 2) - deciding.size);
  const head = Math.max(1, rows - tail - 1 - 2 * deciding.size);
  const shown = folded.filter(
    (row, index) =>
      row.kind === 'step' && (index < head || index >= folded.length - tail || deciding.has(row.step.step)),
  );
  return rowsOf(
    steps,
    shown.flatMap((row) => (row.kind === 'step' ? [row.step] : [])),
  );
}

function isEdge(steps: readonly TraceStep[], index: number): boolean {
  const { task } = steps[index]!;
  return steps[index - 1]?.task !== task || steps[index + 1]?.task !== task;
}

/** The steps that are kept, and between them what is left out of `steps`. The first and the last are always kept. */
function rowsOf(steps: readonly TraceStep[], kept: readonly TraceStep[]): readonly Row[] {
  const position = new Map(steps.map(({ step }, index) => [step, index]));
  return kept.flatMap((step, index): readonly Row[] => {
    const before = kept[index - 1];
    const row: Row = { kind: 'step', step };
    if (before === undefined || position.get(step.step)! - position.get(before.step)! === 1) return [row];
    return [{ kind: 'folded', from: before.step + 1, to: step.step - 1 }, row];
  });
}
