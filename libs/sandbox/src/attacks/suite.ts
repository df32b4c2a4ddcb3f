import { ARCHITECTURE } from './architecture';
import type { Attack } from './attack';
import { BOUNDARY } from './boundary';
import { FORGING } from './forging';
import { RESOURCES } from './resources';

/** ATTACKS.md's cases 1 to 39 that are submissions, then our own. Case 15 is many of them at once: see `siege.ts`. */
export const ATTACKS: readonly Attack[] = [...RESOURCES, ...BOUNDARY, ...FORGING, ...ARCHITECTURE];
