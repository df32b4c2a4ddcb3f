import { readFileSync } from 'node:fs';

/** The scripts that are evaluated in the isolate; scripts/build.mjs puts them beside the grader. */
export function readBundle(name: 'engine' | 'runtime-typescript'): string {
  return readFileSync(new URL(`./isolate/${name}.js`, import.meta.url), 'utf8');
}
