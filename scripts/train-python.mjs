// Makes dist/isolate/python.machine-code, with which a grader's first job is as fast as its later ones; see
// libs/sandbox/src/grader/python/machine-code.ts. Does nothing if nothing that it depends on has changed.
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('..', import.meta.url);
const target = new URL('dist/isolate/python.machine-code', root);
const stampFile = new URL('dist/isolate/python.machine-code.sha256', root);

const hash = createHash('sha256').update(process.version + process.arch);
const inputs = [
  'dist/isolate/pyodide.asm.wasm',
  'libs/sandbox/src/pool/grader-command.ts',
  'libs/sandbox/src/grader/python/machine-code.ts',
  ...globSync('libs/sandbox/src/grader/python/training/*.ts', { cwd: fileURLToPath(root) }).sort(),
];
for (const path of inputs) hash.update(readFileSync(new URL(path, root)));
const stamp = hash.digest('hex');

if (!existsSync(target) || !existsSync(stampFile) || readFileSync(stampFile, 'utf8') !== stamp) {
  await import('../dist/train-python.js');
  writeFileSync(stampFile, stamp);
}
