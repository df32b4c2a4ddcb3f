import { closeSync, existsSync, openSync, readFileSync, readSync } from 'node:fs';

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

/** Bytes. */
const PIECE = 1 << 20;

/**
 * A file that is read piece by piece into memory that an isolate sees, too. Memory that a process has not had before is what takes longest
 * in its start: a long file is not to be in it twice.
 */
export class PiecewiseFile {
  readonly buffer = new SharedArrayBuffer(PIECE);
  readonly #bytes = new Uint8Array(this.buffer);
  readonly #descriptor: number;

  constructor(file: Bytes) {
    this.#descriptor = openSync(fileUrl(file), 'r');
  }

  /** Puts the next bytes into the buffer, `most` at most; answers how many. */
  readonly read = (most: number): number =>
    readSync(this.#descriptor, this.#bytes, 0, Math.min(most, PIECE), null);

  close(): void {
    closeSync(this.#descriptor);
  }
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
