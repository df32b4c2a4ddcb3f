import { ARCHITECTURE } from './architecture';
import type { Attack } from './attack';
import { BOUNDARY } from './boundary';
import { FORGING } from './forging';
import * as boundary from './python/boundary';
import { ESCAPING } from './python/escaping';
import { REMEMBERING } from './python/remembering';
import * as forging from './python/forging';
import * as resources from './python/resources';
import { OBJECTS } from './objects';
import { RESOURCES } from './resources';

const PYTHON = [
  ...resources.RESOURCES,
  ...boundary.BOUNDARY,
  ...forging.FORGING,
  ...ESCAPING,
  ...REMEMBERING,
];

/** ATTACKS.md's cases 1 to 40 that are submissions, then our own. Case 15 is many of them at once: see `siege.ts`. */
export const ATTACKS: readonly Attack[] = [
  ...[...RESOURCES, ...BOUNDARY, ...FORGING, ...ARCHITECTURE, ...OBJECTS],
  ...PYTHON.map((attack): Attack => ({ ...attack, language: 'python' })),
];
