import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lockOwner } from './lock';

/** Says to others of the same user where the embedded database that this process has open can be reached. Answers how to take it back. */
export function publishUrl(folder: string, url: string): () => void {
  const file = fileIn(folder);
  writeFileSync(file, url, { mode: 0o600 });
  return () => rmSync(file, { force: true });
}

/** Undefined: no process has it open. */
export function publishedUrl(folder: string): string | undefined {
  if (lockOwner(folder) === undefined) return undefined;
  try {
    return readFileSync(fileIn(folder), 'utf8');
  } catch {
    return undefined;
  }
}

function fileIn(folder: string): string {
  return join(folder, 'database-url');
}
