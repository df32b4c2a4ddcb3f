// What a browser starts Python from: the same files as a grader, under a name that changes with them.
import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const isolate = fileURLToPath(new URL('../../../dist/isolate/', import.meta.url));
const made = readFileSync(`${isolate}python.snapshot.sha256`, 'utf8');

const NAMES = ['runtime-python.js', 'pyodide.asm.wasm', 'python_stdlib.zip', 'python.snapshot'];
const files = NAMES.map((name) => ({
  name,
  from: `${isolate}${name}`,
  bytes: statSync(`${isolate}${name}`).size,
}));

export const python = {
  made,
  folder: `/assets/python-${made.slice(0, 12)}`,
  files,
  bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
};
