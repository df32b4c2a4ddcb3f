import { MAIN_TASK } from '@heddle/trace';
import type { TraceStep } from '@heddle/verdict';
import { isAccess } from './accesses';

/**
 * Is it what the main task read or wrote before anybody else was there? Nothing can come in between there: it makes the things
 * of which a failure is told, and has no part in it.
 */
export function isSetUp(trace: readonly TraceStep[]): (step: TraceStep) => boolean {
  const begun = trace.find(({ task, operation }) => task !== MAIN_TASK || operation === 'start')?.step ?? 0;
  return (step) => step.task === MAIN_TASK && step.step < begun && isAccess(step);
}
