import type * as t from '@babel/types';
import { callStatement } from '../calls';
import { insertBefore } from '../edit';
import type { Operator } from '../operator';
import { criticalRegions, isLocking } from '../regions';
import { touchesShared } from '../statements';

/**
 * SPCR (split critical region) of ConMAn: the lock is released and taken again between two statements. Not before a
 * notification: whoever is woken looks at the state that was there before it.
 */
export const splitCriticalRegion: Operator = {
  name: 'split-critical-region',
  changes: (program) =>
    criticalRegions(program).flatMap(({ body, release, acquire }) => {
      const matters = (each: t.Statement) => touchesShared(program, each) && !isLocking(program, each);
      return body.flatMap((statement, index) => {
        const divides = matters(statement) && body.slice(0, index).some(matters);
        if (!divides || notifies(statement)) return [];
        const edits = [release, acquire].map((text) => insertBefore(program.source, statement, text));
        return [{ at: statement, edits }];
      });
    }),
};

function notifies(statement: t.Statement): boolean {
  return (
    callStatement(statement, 'notify') !== undefined || callStatement(statement, 'notifyAll') !== undefined
  );
}
