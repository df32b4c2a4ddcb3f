/**
 * Takes from a context what no grader needs, and freezes the rest.
 *
 * The engine's own context needs this too, though no student code runs in it. A stack that overflows inside a function
 * of the engine, called by the student's code, throws the *engine's* RangeError:
 *
 *     function deeper() { counter; deeper(); }          // reading `counter` calls the engine
 *     try { deeper() } catch (e) { e.constructor.constructor('return globalThis')() }
 *
 * What can be reached from that error must be neither a way to make code nor something whose change we would notice.
 */
export function lockDown(global: object = globalThis): void {
  forbidCode(global);
  for (const name of NOT_NEEDED) Reflect.deleteProperty(global, name);
  freeze(global, new Set());
}

/** Takes from a context every way to make code out of text, and nothing else: Pyodide changes what would be frozen. */
export function forbidCode(global: object = globalThis): void {
  Reflect.deleteProperty(global, 'eval');
  Reflect.set(global, 'Function', { prototype: Function.prototype });
  for (const makeCode of codeMakers()) disable(makeCode);
}

const NOT_NEEDED = [
  'Function',
  'WebAssembly',
  'SharedArrayBuffer',
  'Atomics',
  'WeakRef',
  'FinalizationRegistry',
  'console',
];

/** The prototypes whose `constructor` compiles text. */
function codeMakers(): object[] {
  const functions = [function () {}, function* () {}, async function () {}, async function* () {}];
  return functions.map((example) => Object.getPrototypeOf(example) as object);
}

function disable(prototype: object): void {
  Object.defineProperty(prototype, 'constructor', { value: undefined });
}

/** Everything that can be reached from an object by properties, getters and prototypes. */
function freeze(value: unknown, seen: Set<unknown>): void {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null || seen.has(value)) return;
  seen.add(value);
  for (const key of Reflect.ownKeys(value)) {
    for (const part of Object.values(Reflect.getOwnPropertyDescriptor(value, key) ?? {})) freeze(part, seen);
  }
  freeze(Object.getPrototypeOf(value), seen);
  Object.freeze(value);
}
