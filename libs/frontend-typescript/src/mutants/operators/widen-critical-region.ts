import type { Operator } from '../operator';
import type { ParsedProgram } from '../parsed-program';
import { criticalRegions, isLocking, type Admission } from '../regions';
import { mayTakeLong } from '../statements';

/**
 * Half of EXCR (expand critical region) of ConMAn: the lock is acquired one statement earlier. Only over a statement that
 * calls something: to hold a lock during a mere assignment keeps nobody waiting for long.
 */
export const acquireEarlier: Operator = {
  name: 'acquire-earlier',
  changes: (program) =>
    criticalRegions(program).flatMap(({ at, admitBefore }) =>
      canTakeIn(program, admitBefore) ? [{ at, edits: admitBefore.edits }] : [],
    ),
};

/** The other half: the lock is released one statement later. */
export const releaseLater: Operator = {
  name: 'release-later',
  changes: (program) =>
    criticalRegions(program).flatMap(({ at, admitAfter }) =>
      canTakeIn(program, admitAfter) ? [{ at, edits: admitAfter.edits }] : [],
    ),
};

export function canTakeIn(program: ParsedProgram, admission: Admission | undefined): admission is Admission {
  return (
    admission !== undefined && !isLocking(program, admission.statement) && mayTakeLong(admission.statement)
  );
}
