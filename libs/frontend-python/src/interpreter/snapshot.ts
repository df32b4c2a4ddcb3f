// Python's memory as a file: Pyodide's snapshot without the pages that hold nothing but zeros, which a new memory has anyway.
//
// Words of 32 bits: bytes of Pyodide's header, bytes of memory, the number of runs of pages, and the first page and the number of pages
// of each; then the header, then the pages.

/** The next bytes of a file, `most` at most; none at its end. What it answers may be overwritten by the next call. */
export type NextBytes = (most: number) => Uint8Array;

/** Bytes, as WebAssembly counts memory. */
const PAGE = 1 << 16;

interface Run {
  readonly first: number;
  count: number;
}

/**
 * @param whole what Pyodide makes
 * @param fresh an interpreter's memory when the snapshot is about to come in: what it has written must be overwritten with zeros, too
 */
export function packSnapshot(whole: Uint8Array, fresh: Uint8Array): Uint8Array {
  const headerLength = new Uint32Array(whole.buffer, whole.byteOffset)[1]!;
  const memory = whole.subarray(headerLength);
  const runs = runsOf(memory, fresh);
  const last = runs.at(-1)!;
  const head = Uint32Array.of(
    headerLength,
    (last.first + last.count) * PAGE,
    runs.length,
    ...runs.flatMap(wordsOf),
  );
  const parts = [new Uint8Array(head.buffer), whole.subarray(0, headerLength)];
  for (const { first, count } of runs) parts.push(memory.subarray(first * PAGE, (first + count) * PAGE));
  const packed = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    packed.set(part, at);
    at += part.length;
  }
  return packed;
}

/** The pages in which anything is written, in either memory. */
function runsOf(memory: Uint8Array, fresh: Uint8Array): Run[] {
  const runs: Run[] = [];
  for (let page = 0; page * PAGE < memory.length; page++) {
    const isWritten = [memory, fresh].some((each) =>
      each.subarray(page * PAGE, (page + 1) * PAGE).some((byte) => byte !== 0),
    );
    if (!isWritten) continue;
    const last = runs.at(-1);
    if (last !== undefined && last.first + last.count === page) last.count++;
    else runs.push({ first: page, count: 1 });
  }
  return runs;
}

function wordsOf({ first, count }: Run): [number, number] {
  return [first, count];
}

/** A file that `packSnapshot` has made, read from its beginning: what it says of itself, then the memory. */
export class Snapshot {
  /** Bytes of memory that it needs. */
  readonly size: number;
  /** Pyodide's: which build it is of, and which of JavaScript's objects Python had. */
  readonly header: Uint8Array;
  readonly #runs: readonly Run[];

  /** @throws if the file ends too early */
  constructor(private readonly next: NextBytes) {
    const [headerLength, size, runs] = this.#words(3) as [number, number, number];
    this.#runs = Array.from({ length: runs }, () => {
      const [first, count] = this.#words(2) as [number, number];
      return { first, count };
    });
    this.size = size;
    this.header = this.#read(new Uint8Array(headerLength));
  }

  /** Once: the file has been read then. @throws if it ends too early */
  copyInto(memory: Uint8Array): void {
    for (const { first, count } of this.#runs)
      this.#read(memory.subarray(first * PAGE, (first + count) * PAGE));
  }

  #words(count: number): readonly number[] {
    const words = new Uint32Array(count);
    this.#read(new Uint8Array(words.buffer));
    return [...words];
  }

  #read(into: Uint8Array): Uint8Array {
    for (let at = 0; at < into.length;) {
      const piece = this.next(into.length - at);
      if (piece.length === 0)
        throw new Error("The snapshot of Python's memory ends too early: run `npm run build`.");
      into.set(piece, at);
      at += piece.length;
    }
    return into;
  }
}

/** Of a file that is in memory. */
export function bytesOf(file: Uint8Array): NextBytes {
  let at = 0;
  return (most) => file.subarray(at, (at += most));
}
