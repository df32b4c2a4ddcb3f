import type { Operator } from '../operator';
import { criticalRegions, isLocking } from '../regions';
import { canShed, canShedLast } from './shrink-critical-region';

/** SHCR (shift critical region) of ConMAn, upwards: the lock is acquired and released one statement earlier. */
export const shiftUp: Operator = {
  name: 'shift-up',
  changes: (program) =>
    criticalRegions(program).flatMap((region) => {
      const { at, admitBefore, evictLast } = region;
      if (admitBefore === undefined || evictLast === undefined || !canShedLast(program, region)) return [];
      return isLocking(program, admitBefore.statement)
        ? []
        : [{ at, edits: [...admitBefore.edits, ...evictLast] }];
    }),
};

/** SHCR downwards: the lock is acquired and released one statement later. */
export const shiftDown: Operator = {
  name: 'shift-down',
  changes: (program) =>
    criticalRegions(program).flatMap(({ at, body, admitAfter, evictFirst }) => {
      if (admitAfter === undefined || evictFirst === undefined) return [];
      if (!canShed(program, body[0], body.slice(1)) || isLocking(program, admitAfter.statement)) return [];
      return [{ at, edits: [...evictFirst, ...admitAfter.edits] }];
    }),
};
