import type * as t from '@babel/types';
import type { Operator } from '../operator';
import type { ParsedProgram } from '../parsed-program';
import { criticalRegions, isLocking, type CriticalRegion } from '../regions';
import { touchesShared } from '../statements';

/**
 * Half of SKCR (shrink critical region) of ConMAn: the lock is acquired one statement later. Only where the statement that
 * is left out could be seen by others, and something is left inside: anything else is an equivalent program, or
 * `drop-critical-region`.
 */
export const acquireLater: Operator = {
  name: 'acquire-later',
  changes: (program) =>
    criticalRegions(program).flatMap((region) => {
      const edits = canShed(program, region.body[0], region.body.slice(1)) ? region.evictFirst : undefined;
      return edits === undefined ? [] : [{ at: region.at, edits }];
    }),
};

/** The other half: the lock is released one statement earlier. */
export const releaseEarlier: Operator = {
  name: 'release-earlier',
  changes: (program) =>
    criticalRegions(program).flatMap((region) => {
      const edits = canShedLast(program, region) ? region.evictLast : undefined;
      return edits === undefined ? [] : [{ at: region.at, edits }];
    }),
};

export function canShedLast(program: ParsedProgram, { body }: CriticalRegion): boolean {
  return canShed(program, body.at(-1), body.slice(0, -1));
}

export function canShed(
  program: ParsedProgram,
  statement: t.Statement | undefined,
  others: readonly t.Statement[],
): boolean {
  return (
    statement !== undefined &&
    !isLocking(program, statement) &&
    touchesShared(program, statement) &&
    others.some((each) => touchesShared(program, each))
  );
}
