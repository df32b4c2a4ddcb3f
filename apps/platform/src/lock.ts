import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * One process at a time may have the embedded databases open: two would destroy them. A lock whose process is gone is taken
 * over. Answers how to let go.
 */
export function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = fileIn(folder);
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
  } catch {
    const owner = lockOwner(folder);
    if (owner !== undefined && owner !== process.pid) {
      throw new Error(
        `${folder} is in use by process ${owner}. Stop it, or set HEDDLE_DATA_DIR to another folder.`,
      );
    }
    writeFileSync(file, String(process.pid));
  }
  return () => rmSync(file, { force: true });
}

/** The process that has the folder's databases open; undefined: none. */
export function lockOwner(folder: string): number | undefined {
  try {
    const owner = Number(readFileSync(fileIn(folder), 'utf8'));
    return isAlive(owner) ? owner : undefined;
  } catch {
    return undefined;
  }
}

function fileIn(folder: string): string {
  return join(folder, 'lock');
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
