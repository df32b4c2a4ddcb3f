import type { ExplainedRun, ScenarioOutcome } from '@heddle/exploration';
import { readFrames } from '@heddle/report';
import { OperationKind, type Site } from '@heddle/trace';
import type { Finding, LimitReached } from '@heddle/verdict';

/** Tasks whose last step is older than this were waiting when a run was ended by its limit. */
const STILL_RUNNING = 100;

/**
 * The place in the harness that a failing outcome points at, or undefined if anything of the submission is involved, or
 * if it does not point at code at all. A line of 0 is not known.
 */
export function harnessSite(
  { verdict, failure }: ScenarioOutcome,
  sites: readonly Site[],
): { readonly line: number } | undefined {
  const finding = failure?.findings.find(({ kind }) => kind === verdict);
  if (failure === undefined || finding === undefined) return undefined;
  if (finding.kind === 'exception') {
    const [innermost] = readFrames(finding.frames);
    return innermost?.source === 'harness' ? innermost : undefined;
  }
  const numbers = sitesOf(finding, failure);
  if (numbers === undefined) return undefined;
  const known = numbers.flatMap((number) => sites[number] ?? []).filter(({ line }) => line > 0);
  return known.every(({ source }) => source === 'harness') ? (known[0] ?? { line: 0 }) : undefined;
}

/** The sites that a finding is about, the most telling first. Undefined for what is not about where a task is. */
function sitesOf(finding: Finding, run: ExplainedRun): readonly number[] | undefined {
  switch (finding.kind) {
    case 'deadlock':
      return finding.cycle.map(({ site }) => site);
    case 'lost-wakeup':
      return [
        ...finding.waiting.filter(({ task }) => task === finding.waiter).map(({ site }) => site),
        ...finding.notifications.map(({ site }) => site),
      ];
    case 'stuck': {
      // Whoever joins a stuck task is stuck because of it.
      const joins = finding.waiting.filter(({ on }) => on === 'task');
      return [...finding.waiting.filter(({ on }) => on !== 'task'), ...joins].map(({ site }) => site);
    }
    case 'leak':
      return [
        ...finding.locks.map(({ acquired }) => acquired.site),
        ...run.pending.filter(({ task }) => finding.tasks.includes(task)).map(({ site }) => site),
        ...finding.waiting.map(({ site }) => site),
      ];
    case 'step-limit':
    case 'livelock':
    case 'output-limit':
      return atTheLimit(finding, run);
    case 'data-race':
    case 'busy-wait':
    case 'lock-order':
    case 'wrong-result':
    case 'not-linearizable':
    case 'exception':
      return undefined;
  }
}

/** Where fuel ran out; if it was the steps, where those tasks were that were not just waiting. */
function atTheLimit({ last }: LimitReached, { pending }: ExplainedRun): readonly number[] {
  const exhausted = pending.filter(({ kind }) => kind === OperationKind.OutOfFuel);
  if (exhausted.length > 0) return exhausted.map(({ site }) => site);
  const end = Math.max(...last.map(({ step }) => step));
  return last.filter(({ step }) => step > end - STILL_RUNNING).map(({ site }) => site);
}
