import { bytesOf, packSnapshot, Snapshot, type NextBytes } from './snapshot';

const PAGE = 1 << 16;

/** As Pyodide makes it: a header whose second word is its length, then the memory. */
function whole(header: Uint8Array, memory: Uint8Array): Uint8Array {
  new Uint32Array(header.buffer)[1] = header.length;
  return Uint8Array.from(Buffer.concat([header, memory]));
}

/** Memory of so many pages with one byte written in each of some. */
function memoryOf(pages: number, written: Readonly<Record<number, number>>): Uint8Array {
  const memory = new Uint8Array(pages * PAGE);
  for (const [page, byte] of Object.entries(written)) memory[Number(page) * PAGE + 7 + Number(page)] = byte;
  return memory;
}

const header = Uint8Array.from({ length: 48 }, (_, at) => at);
const memory = memoryOf(7, { 0: 1, 1: 2, 4: 3 });

/** A file that gives fewer bytes than it was asked for. */
function inSmallPieces(file: Uint8Array): NextBytes {
  const next = bytesOf(file);
  const piece = new Uint8Array(1000);
  return (most) => {
    const bytes = next(Math.min(most, 1000));
    piece.set(bytes);
    return piece.subarray(0, bytes.length);
  };
}

test.each([
  ['in one piece', bytesOf],
  ['in small pieces', inSmallPieces],
])('memory comes back as it was, %s', (_, open) => {
  const snapshot = new Snapshot(open(packSnapshot(whole(header, memory), new Uint8Array())));
  const restored = new Uint8Array(memory.length);
  snapshot.copyInto(restored);
  expect(snapshot.header).toEqual(header);
  expect(Buffer.compare(restored, memory)).toBe(0);
});

test('pages of zeros are not in the file', () => {
  const packed = packSnapshot(whole(header, memory), new Uint8Array());
  expect(Math.floor(packed.length / PAGE)).toBe(3);
  expect(new Snapshot(bytesOf(packed)).size).toBe(5 * PAGE);
});

test('a file that was cut short is told as such', () => {
  const packed = packSnapshot(whole(header, memory), new Uint8Array());
  const snapshot = new Snapshot(bytesOf(packed.subarray(0, -1)));
  expect(() => snapshot.copyInto(new Uint8Array(memory.length))).toThrow('ends too early');
  expect(() => new Snapshot(bytesOf(packed.subarray(0, 8)))).toThrow('ends too early');
});

test('what the interpreter that is restored has written before is overwritten', () => {
  const fresh = memoryOf(7, { 2: 9, 4: 8 });
  const snapshot = new Snapshot(bytesOf(packSnapshot(whole(header, memory), fresh)));
  snapshot.copyInto(fresh);
  expect(Buffer.compare(fresh, memory)).toBe(0);
});
