/** What Pyodide decodes with. V8 alone has no TextDecoder. */
export class TextDecoder {
  readonly #label: string;

  constructor(label = 'utf-8') {
    this.#label = label.toLowerCase();
  }

  decode(view?: ArrayBuffer | ArrayBufferView): string {
    if (view === undefined) return '';
    const bytes = ArrayBuffer.isView(view)
      ? new Uint8Array(view.buffer, view.byteOffset, view.byteLength)
      : new Uint8Array(view);
    switch (this.#label) {
      case 'utf-16le':
        return decodeUtf16(bytes);
      case 'latin1':
        return decodeLatin1(bytes);
      default:
        return decodeUtf8(bytes);
    }
  }
}

export class TextEncoder {
  encode(text: string): Uint8Array {
    const bytes: number[] = [];
    for (const character of text) encodeUtf8(character.codePointAt(0)!, bytes);
    return Uint8Array.from(bytes);
  }

  encodeInto(text: string, target: Uint8Array): { read: number; written: number } {
    const bytes = this.encode(text);
    target.set(bytes);
    return { read: text.length, written: bytes.length };
  }
}

function decodeLatin1(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

function decodeUtf16(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at + 1 < bytes.length; at += 2)
    text += String.fromCharCode(bytes[at]! | (bytes[at + 1]! << 8));
  return text;
}

/** Pyodide gives it what Python encoded, so it is well-formed but for a cut end. */
function decodeUtf8(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length;) {
    const first = bytes[at++]!;
    const more = first < 0x80 ? 0 : first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3;
    let point = more === 0 ? first : first & (0x3f >> more);
    for (let left = more; left > 0; left--) point = (point << 6) | (bytes[at++]! & 0x3f);
    text += String.fromCodePoint(Math.min(point, 0x10ffff));
  }
  return text;
}

function encodeUtf8(point: number, bytes: number[]): void {
  if (point < 0x80) bytes.push(point);
  else if (point < 0x800) bytes.push(0xc0 | (point >> 6), 0x80 | (point & 0x3f));
  else if (point < 0x10000)
    bytes.push(0xe0 | (point >> 12), 0x80 | ((point >> 6) & 0x3f), 0x80 | (point & 0x3f));
  else
    bytes.push(
      0xf0 | (point >> 18),
      0x80 | ((point >> 12) & 0x3f),
      0x80 | ((point >> 6) & 0x3f),
      0x80 | (point & 0x3f),
    );
}
