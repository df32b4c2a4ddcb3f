import { closeSync, existsSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';

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

/** In a buffer of its own: Node's may be a slice of a shared one, which cannot be transferred. */
function bytesOf(url: URL): Uint8Array {
  const file = openSync(url, 'r');
  try {
    const bytes = new Uint8Array(fstatSync(file).size);
    for (let at = 0; at < bytes.length;) at += readSync(file, bytes, { offset: at });
    return bytes;
  } finally {
    closeSync(file);
  }
}

function fileUrl(file: string): URL {
  return new URL(`./isolate/${file}`, import.meta.url);
}
