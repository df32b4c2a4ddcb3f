import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { skeleton } from '../skeleton';

/** A working package in a temporary folder, with some files changed (or, given as `undefined`, left out). */
export function packageFolder(changes: Readonly<Record<string, string | undefined>> = {}): string {
  const folder = join(mkdtempSync(join(tmpdir(), 'heddle-exercise-')), 'stock');
  for (const [file, text] of Object.entries({ ...skeleton('stock'), ...changes })) {
    if (text === undefined) continue;
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  return folder;
}

/** The `exercise.yaml` of that package with one text replaced. */
export function yamlWith(text: string, replacement: string): string {
  return skeleton('stock')['exercise.yaml']!.replace(text, replacement);
}
