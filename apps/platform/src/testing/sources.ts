import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './platform';

const read = (file: string) => readFileSync(join(ROOT, 'exercises/lost-update/typescript', file), 'utf8');

/** Gets `data-race`, 1 of 10 points. */
export const starter = () => read('starter.ts');

/** Gets `accepted`. */
export const reference = () => read('solutions/accepted/lock-run.ts');
