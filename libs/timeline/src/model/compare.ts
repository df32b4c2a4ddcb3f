import type { TraceStep } from '@heddle/verdict';
import type { Story } from './story';

/** Two runs side by side, by the steps of the student's own code. */
export interface Comparison {
  /** How many steps they have in common from the start on. */
  readonly common: number;
  /** The first step that differs, in each run; undefined: that run has none there. */
  readonly before: TraceStep | undefined;
  readonly after: TraceStep | undefined;
}

/**
 * Where the run of an old schedule on new code first does something else. Lines may have moved, so they are not compared;
 * nor is what the test itself does.
 */
export function compareRuns(before: Story, after: Story): Comparison {
  const old = before.trace.filter(isOwn);
  const now = after.trace.filter(isOwn);
  let common = 0;
  while (common < old.length && common < now.length && isSame(old[common]!, now[common]!)) common++;
  return { common, before: old[common], after: now[common] };
}

function isOwn({ source }: TraceStep): boolean {
  return source === 'submission';
}

function isSame(a: TraceStep, b: TraceStep): boolean {
  return (
    a.task === b.task &&
    a.operation === b.operation &&
    a.target === b.target &&
    a.value === b.value &&
    a.blocked === b.blocked
  );
}
