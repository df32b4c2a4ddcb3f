import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

export const ROOT = resolve(__dirname, '../../../..');
export const LOST_UPDATE = join(ROOT, 'exercises/lost-update');
export const STARTER = join(LOST_UPDATE, 'typescript/starter.ts');
export const REFERENCE = join(LOST_UPDATE, 'typescript/solutions/accepted/lock-run.ts');

export interface Finished {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the built command as a user would, in a folder of its own unless another is given. */
export function heddle(args: readonly string[], cwd = emptyFolder()): Finished {
  const bin = join(ROOT, 'apps/cli/bin/heddle.js');
  const environment = { PATH: process.env['PATH'], HEDDLE_EXERCISES: join(ROOT, 'exercises') };
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], {
    cwd,
    encoding: 'utf8',
    env: environment,
  });
  return { status, out: stdout, err: stderr };
}

export function emptyFolder(): string {
  return mkdtempSync(join(tmpdir(), 'heddle-cli-'));
}

/** A folder with these files in it. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const root = emptyFolder();
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), content);
  }
  return root;
}
