import { existsSync, readFileSync } from 'node:fs';

type Bundle = 'engine' | 'runtime-python';

/** The scripts that are evaluated in the isolate; scripts/build.mjs puts them beside the grader. */
export function readBundle(name: Bundle): string {
  return readFileSync(fileUrl(`${name}.js`), 'utf8');
}

type Bytes = 'typescript.snapshot' | 'pyodide.asm.wasm' | 'python_stdlib.zip' | 'python.snapshot';

/** What a stage starts from; scripts/snapshot-*.mjs put it there. */
export function readBytes(file: Bytes): Uint8Array {
  return bytesOf(fileUrl(file));
}

/** The machine code of Python's interpreter, which `python/training` makes last; undefined before. */
export function readMachineCode(): Uint8Array | undefined {
  const url = fileUrl('python.machine-code');
  return existsSync(url) ? bytesOf(url) : undefined;
}

/** In a buffer of its own: a small file is a slice of one that Node shares out, which cannot be transferred. */
function bytesOf(url: URL): Uint8Array {
  const read = readFileSync(url);
  return new Uint8Array(read.byteLength === read.buffer.byteLength ? read.buffer : read);
}

function fileUrl(file: string): URL {
  return new URL(`./isolate/${file}`, import.meta.url);
}
