// Builds the web client into dist/web, with compressed copies beside every file. Nothing is done when everything that goes
// in is what it was the last time.
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build } from 'vite';
import { python } from './python.mjs';

const project = fileURLToPath(new URL('..', import.meta.url));
const root = fileURLToPath(new URL('../../..', import.meta.url));
const out = `${root}dist/web`;
const stampPath = `${out}/made-from`;

const sources = globSync(
  [
    'apps/web/{index.html,vite.config.js,package.json}',
    'apps/web/{src,public,scripts}/**/*',
    'libs/*/src/**/*',
    'package-lock.json',
  ],
  { cwd: root, withFileTypes: true },
)
  .filter((entry) => entry.isFile() && !entry.name.endsWith('.spec.ts'))
  .map(({ parentPath, name }) => `${parentPath}/${name}`)
  .sort();
const hash = createHash('sha256').update(python.made);
for (const path of sources) hash.update(path.slice(root.length)).update('\0').update(readFileSync(path));
const stamp = hash.digest('hex');

if (!existsSync(stampPath) || readFileSync(stampPath, 'utf8') !== stamp) {
  await build({ root: project, configFile: `${project}vite.config.js`, logLevel: 'warn' });
  for (const path of globSync(`${out}/**/*.{js,css,svg,wasm,json}`)) compress(path);
  mkdirSync(`${out}${python.folder}`, { recursive: true });
  for (const { name, from } of python.files) {
    const path = `${out}${python.folder}/${name}`;
    copyFileSync(from, path);
    writeFileSync(`${path}.gz`, gzipSync(readFileSync(path)));
  }
  writeFileSync(stampPath, stamp);
}

function compress(path) {
  const content = readFileSync(path);
  if (content.length < 1_000) return;
  const params = { [constants.BROTLI_PARAM_QUALITY]: 9 };
  writeFileSync(`${path}.br`, brotliCompressSync(content, { params }));
  // Browsers take Brotli over HTTPS only.
  writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
}
