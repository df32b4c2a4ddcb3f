import type { Failure, TraceStep } from '@heddle/verdict';
import { taskLabels } from '../failure/task-labels';
import type { Text } from '../text/language';

export interface Explanation {
  /** What went wrong in half a sentence, when the harness has not said it better. */
  readonly statement: Text;
  /** What happened, in the student's names. */
  readonly explanation: Text;
  /** A fix where the trace implies one, otherwise a question. */
  readonly advice?: Text;
}

/** Derives everything from the failure, hence from the trace: nothing is known about the exercise. */
export type Explainer = (failure: Failure) => Explanation;

/** `T1`, `main`. */
export function shortName(failure: Failure, task: number): string {
  return taskLabels(failure)(task).short;
}

export function enList(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? 'nobody') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)!}`;
}

export function zhList(names: readonly string[]): string {
  return names.join('、');
}

/** `line 7`; the harness's lines and unknown ones are not shown. */
export function atLine(step: Pick<TraceStep, 'line' | 'source'> | undefined): Text {
  if (step === undefined || step.line === 0 || step.source === 'harness') return { en: '', zh: '' };
  return { en: ` at line ${step.line}`, zh: `在第 ${step.line} 行` };
}

/** The last thing each task did in the student's code, of those that had not ended; in the test's if none did anything there. */
export function lastSteps(failure: Failure): readonly TraceStep[] {
  const known = failure.last?.filter(({ source }) => source === 'submission') ?? [];
  if (known.length > 0) return known;
  const own = lastOf(
    failure.trace.filter(({ source, operation }) => source === 'submission' || operation === 'end'),
  );
  return own.length > 0 ? own : lastOf(failure.trace);
}

function lastOf(trace: readonly TraceStep[]): readonly TraceStep[] {
  const last = new Map<number, TraceStep>();
  for (const step of trace) {
    if (step.operation === 'end') last.delete(step.task);
    else last.set(step.task, step);
  }
  return [...last.values()];
}
