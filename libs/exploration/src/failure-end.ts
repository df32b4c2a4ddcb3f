import type { PendingOperation, Trace } from '@heddle/trace';
import type { Finding } from '@heddle/verdict';

/**
 * How many steps of a failing run there are until everything has happened that its findings are about: what other tasks
 * do afterwards explains nothing. A circle of waiting is closed with the last step of those in it, a race happened with its
 * second access. Everything else is said of the whole run.
 *
 * Counterexample to "until the first finding": a race explains a wrong result only together with the assertion, which ends
 * the run.
 */
export function failureEnd(findings: readonly Finding[], trace: Trace): number {
  let end = 0;
  for (const finding of findings) {
    if (finding.kind === 'data-race') end = Math.max(end, finding.first.step + 1, finding.second.step + 1);
    else if (finding.kind === 'deadlock')
      end = Math.max(end, ...finding.cycle.map(({ task }) => lastStep(trace, task) + 1));
    else return trace.length;
  }
  return findings.length === 0 ? trace.length : end;
}

/**
 * What is to be shown of those who could not go on. A deadlock holds up others sooner or later: who has done nothing before
 * it, or goes on after it, is no part of the story.
 */
export function pendingAtEnd(findings: readonly Finding[], trace: Trace): readonly PendingOperation[] {
  const circle = findings.find(({ kind }) => kind === 'deadlock');
  if (circle?.kind !== 'deadlock') return trace.pending;
  const end = failureEnd(findings, trace);
  return trace.pending.filter(({ task }) => {
    const last = lastStep(trace, task);
    return circle.cycle.some((edge) => edge.task === task) || (last >= 0 && last < end);
  });
}

/** -1: none. */
function lastStep(trace: Trace, task: number): number {
  return trace.task.lastIndexOf(task, trace.length - 1);
}
