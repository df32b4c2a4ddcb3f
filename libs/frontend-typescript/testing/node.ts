import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { transformSync } from 'esbuild';

/** What a program prints in Node, as a file that a worker can be started with, and the exception that it dies of, if it does. */
export function inNode(source: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'heddle-node-'));
  const file = join(folder, 'submission.mjs');
  writeFileSync(file, transformSync(source, { loader: 'ts', target: 'es2024' }).code);
  return new Promise((resolve) => {
    execFile(process.execPath, [file], { maxBuffer: 1e9 }, (failed, stdout, stderr) => {
      rmSync(folder, { recursive: true });
      resolve(failed === null ? stdout : `${stdout}! ${exceptionIn(stderr)}\n`);
    });
  });
}

function exceptionIn(stderr: string): string {
  return /^\w*Error\b.*$/m.exec(stderr)?.[0] ?? stderr;
}
