import type { TraceStep } from '@heddle/verdict';

type Operation = Pick<TraceStep, 'operation'>;

export function isRead({ operation }: Operation): boolean {
  return operation === 'read' || operation === 'atomic-read';
}

export function isWrite({ operation }: Operation): boolean {
  return operation === 'write' || operation === 'atomic-update';
}

export function isAccess(step: Operation): boolean {
  return isRead(step) || isWrite(step);
}

/** Did the operation do nothing: refused, or given up when its time was over? */
export function isVain({ value, blocked }: TraceStep): boolean {
  return blocked === true || value === 'no' || value === 'refused' || value === 'closed';
}
