import type { Operator } from '../operator';
import { criticalRegions } from '../regions';

/** Takes a lock away. RSB (remove synchronized block) and RCXC (remove concurrency mechanism call) of ConMAn. */
export const dropCriticalRegion: Operator = {
  name: 'drop-critical-region',
  changes: (program) => criticalRegions(program).map(({ at, drop }) => ({ at, edits: drop })),
};
