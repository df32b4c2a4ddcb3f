// Makes dist/isolate/python.machine-code, with which a grader's first job is as fast as its later ones; see
// libs/sandbox/src/grader/python/machine-code.ts. Does nothing if nothing that it depends on has changed.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { replaceFile } from './replace-file.mjs';

/** Bytes; it is two million or so. */
const MAX_CODE = 1 << 28;

const root = fileURLToPath(new URL('..', import.meta.url));
const target = `${root}dist/isolate/python.machine-code`;
const stampFile = `${target}.sha256`;

const hash = createHash('sha256').update(process.version + process.arch);
const inputs = [
  'dist/isolate/pyodide.asm.wasm',
  'libs/sandbox/src/pool/grader-command.ts',
  'libs/sandbox/src/grader/python/machine-code.ts',
  ...globSync('libs/sandbox/src/grader/python/training/*.ts', { cwd: root }).sort(),
];
for (const path of inputs) hash.update(readFileSync(root + path));
const stamp = hash.digest('hex');

if (!existsSync(target) || !existsSync(stampFile) || readFileSync(stampFile, 'utf8') !== stamp) {
  const options = { maxBuffer: MAX_CODE, stdio: ['ignore', 'pipe', 'inherit'] };
  replaceFile(target, execFileSync(process.execPath, [`${root}dist/train-python.js`], options));
  writeFileSync(stampFile, stamp);
}
