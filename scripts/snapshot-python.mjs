// Makes dist/isolate/python.snapshot: Python's memory with the front-end's Python imported, so that a grader starts in a
// third of a second instead of three. Also puts Pyodide's own files beside it. Does nothing if the sources have not changed.
// Run by build.mjs on the pinned Node with --no-node-snapshot, which isolated-vm needs.
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { replaceFile } from './replace-file.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const isolateFolder = join(root, 'dist/isolate');
const requireFrom = (library) => createRequire(join(root, library, 'package.json'));
const pyodide = dirname(requireFrom('libs/frontend-python').resolve('pyodide/package.json'));

const packages = join(root, 'libs/frontend-python/python');
const sources = Object.fromEntries(
  globSync('**/*.py', { cwd: packages })
    .map((path) => path.replaceAll('\\', '/'))
    .sort()
    .map((path) => [path, readFileSync(join(packages, path), 'utf8')]),
);
const bundle = readFileSync(join(isolateFolder, 'runtime-python.js'), 'utf8');
const version = readFileSync(join(pyodide, 'package.json'), 'utf8');
const stamp = createHash('sha256')
  .update(JSON.stringify([sources, bundle, version]))
  .digest('hex');

const target = join(isolateFolder, 'python.snapshot');
const stampFile = `${target}.sha256`;
const isCurrent = existsSync(target) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp;

if (!isCurrent) {
  for (const file of ['pyodide.asm.wasm', 'python_stdlib.zip']) {
    copyFileSync(join(pyodide, file), join(isolateFolder, file));
  }
  replaceFile(target, await makeSnapshot());
  writeFileSync(stampFile, stamp);
}

async function makeSnapshot() {
  const { default: ivm } = await import(requireFrom('libs/sandbox').resolve('isolated-vm'));
  const isolate = new ivm.Isolate({ memoryLimit: 512 });
  const context = await isolate.createContext();
  const bytes = (file) =>
    new ivm.ExternalCopy(new Uint8Array(readFileSync(join(isolateFolder, file)))).copyInto();
  const made = await context.evalClosure(
    `${bundle}
     return (async () => {
       try {
         return await __heddle_python.makeSnapshot({ wasm: $0, library: $1 }, JSON.parse($2));
       } catch (error) {
         return String(error.stack ?? error);
       }
     })();`,
    [bytes('pyodide.asm.wasm'), bytes('python_stdlib.zip'), JSON.stringify(sources)],
    { result: { promise: true, copy: true } },
  );
  if (typeof made === 'string') throw new Error(`Python could not be prepared:\n${made}`);
  return made;
}
