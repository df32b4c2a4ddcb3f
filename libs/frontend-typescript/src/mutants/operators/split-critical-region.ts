import { insertBefore } from '../edit';
import type { Operator } from '../operator';
import { criticalRegions, isLocking } from '../regions';
import { touchesShared } from '../statements';

/** SPCR (split critical region) of ConMAn: the lock is released and taken again between two statements. */
export const splitCriticalRegion: Operator = {
  name: 'split-critical-region',
  changes: (program) =>
    criticalRegions(program).flatMap(({ body, release, acquire }) =>
      body.slice(1).flatMap((statement, index) => {
        const neighbours = [body[index]!, statement];
        const matters = neighbours.every((each) => touchesShared(program, each) && !isLocking(program, each));
        if (!matters) return [];
        const edits = [release, acquire].map((text) => insertBefore(program.source, statement, text));
        return [{ at: statement, edits }];
      }),
    ),
};
