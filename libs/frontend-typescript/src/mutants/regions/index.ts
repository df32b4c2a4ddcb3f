import * as t from '@babel/types';
import type { ParsedProgram } from '../parsed-program';
import { acquireReleaseRegions, lockOf } from './acquire-release';
import type { CriticalRegion } from './critical-region';
import { heldLock, lockHoldRegions } from './lock-hold';
import { lockRunRegions } from './lock-run';

export type { Admission, CriticalRegion } from './critical-region';

/** All critical regions of a program, in the order of the source. */
export function criticalRegions(program: ParsedProgram): readonly CriticalRegion[] {
  const all = [...acquireReleaseRegions(program), ...lockRunRegions(program), ...lockHoldRegions(program)];
  return all.sort((a, b) => a.at.start! - b.at.start!);
}

/** Does a statement take or give back a lock itself? Moving another lock's border across it is `swap-acquisitions`. */
export function isLocking(program: ParsedProgram, statement: t.Statement): boolean {
  return (
    lockOf(program, statement, 'acquire') !== undefined ||
    lockOf(program, statement, 'release') !== undefined ||
    heldLock(statement) !== undefined
  );
}
