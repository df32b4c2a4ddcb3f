import type { TraceStep } from '@heddle/verdict';

/** Looks at what others may change. */
export function reads({ operation }: TraceStep): boolean {
  return operation === 'read' || operation === 'atomic-read';
}

/** Changes what others may look at. */
export function writes({ operation }: TraceStep): boolean {
  return operation === 'write' || operation === 'atomic-update';
}

export function isAccess(step: TraceStep): boolean {
  return reads(step) || writes(step);
}
