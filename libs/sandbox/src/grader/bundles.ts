import { readFileSync } from 'node:fs';

type Bundle = 'engine' | 'runtime-typescript' | 'runtime-python';

/** The scripts that are evaluated in the isolate; scripts/build.mjs puts them beside the grader. */
export function readBundle(name: Bundle): string {
  return readFileSync(fileUrl(`${name}.js`), 'utf8');
}

/** What Python starts from; scripts/snapshot-python.mjs puts it there. */
export function readBytes(file: 'pyodide.asm.wasm' | 'python_stdlib.zip' | 'python.snapshot'): Uint8Array {
  // A buffer of its own: Node's may be a slice of a shared one, which cannot be transferred.
  return new Uint8Array(readFileSync(fileUrl(file)));
}

function fileUrl(file: string): URL {
  return new URL(`./isolate/${file}`, import.meta.url);
}
