// To be imported before Pyodide: it looks at the globals while it is evaluated, and takes a context that has `read` and
// `load` for V8's own shell. Nothing here varies: no clock but a run's own, no randomness, no timer.
import { TextDecoder, TextEncoder } from './text-codec';

/** The files that Pyodide reads, by name. */
export const files = new Map<string, Uint8Array>();

/** When every run begins: 2026-01-01, in milliseconds. */
const NOW = Date.UTC(2026, 0, 1);

/** Milliseconds since then, for what Python asks of its operating system (`datetime.now()`). Time in a run is the engine's business. */
export const clock = { now: (): number => 0 };

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function fileNamed(path: string): Uint8Array {
  const file = files.get(path.replace(/^\//, ''));
  if (file === undefined) throw new Error(`there is no file ${path}`);
  return file;
}

function unavailable(what: string): () => never {
  return () => {
    throw new Error(`${what} is not available`);
  };
}

/** Pyodide asks a shell for random bytes in base64; it gets zeros, as many as it wants. */
function zeros(_command: string, [, script = '']: readonly string[]): string {
  const count = Number(/-c(\d+)/.exec(script)?.[1] ?? 0);
  return 'AAAA'.repeat(Math.floor(count / 3)) + ['', 'AA==', 'AAA='][count % 3]!;
}

function atob(text: string): string {
  const digits = Array.from(text.replace(/=+$/, ''), (digit) => ALPHABET.indexOf(digit));
  let result = '';
  for (let at = 0; at + 1 < digits.length; at += 4) {
    const [a = 0, b = 0, c, d] = digits.slice(at, at + 4);
    const bits = (a << 18) | (b << 12) | ((c ?? 0) << 6) | (d ?? 0);
    result += String.fromCharCode((bits >> 16) & 255);
    if (c !== undefined) result += String.fromCharCode((bits >> 8) & 255);
    if (d !== undefined) result += String.fromCharCode(bits & 255);
  }
  return result;
}

/** V8 compiles in the background for `instantiate`, and an isolate has no loop that would be told of the end. */
function synchronousWebAssembly(native: WebAssemblyApi): void {
  native.compile = (bytes) => Promise.resolve(new native.Module(bytes));
  native.instantiate = (source, imports) => {
    if (source instanceof native.Module) return Promise.resolve(new native.Instance(source, imports));
    const module = new native.Module(source as Uint8Array);
    return Promise.resolve({ module, instance: new native.Instance(module, imports) });
  };
}

interface WebAssemblyApi {
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object, imports: unknown) => object;
  compile: (bytes: Uint8Array) => Promise<object>;
  instantiate: (source: object, imports: unknown) => Promise<object>;
}

const nothing = (): undefined => undefined;

Object.assign(globalThis, {
  TextDecoder,
  TextEncoder,
  atob,
  read: unavailable('reading text'),
  load: unavailable('loading scripts'),
  readbuffer: fileNamed,
  os: { system: zeros },
  performance: { now: () => 0, timeOrigin: NOW },
  console: { log: nothing, info: nothing, debug: nothing, warn: nothing, error: nothing },
  setTimeout: (callback: () => void) => {
    void Promise.resolve().then(callback);
    return 0;
  },
  clearTimeout: nothing,
});
Date.now = () => NOW + clock.now();
synchronousWebAssembly((globalThis as unknown as { WebAssembly: WebAssemblyApi }).WebAssembly);
