/** What student code may import, and from where. */
export const MODULES: Readonly<Record<string, readonly string[]>> = {
  'heddle/threading': [
    'Barrier',
    'BoundedSemaphore',
    'BrokenBarrierError',
    'Condition',
    'Event',
    'Lock',
    'RLock',
    'RuntimeError',
    'Semaphore',
    'Thread',
    'ThreadLocal',
    'activeCount',
    'currentThread',
    'enumerate',
    'sleep',
  ],
  'heddle/queue': ['Empty', 'Full', 'LifoQueue', 'PriorityQueue', 'Queue', 'ShutDown'],
  'heddle/harness': ['always', 'check', 'io', 'linearizable', 'reachable'],
  'node:timers': [
    'clearImmediate',
    'clearInterval',
    'clearTimeout',
    'setImmediate',
    'setInterval',
    'setTimeout',
  ],
};

/** The module that a student can import a name from. */
export function moduleOf(name: string): string | undefined {
  return ['heddle/threading', 'heddle/queue'].find((module) => MODULES[module]?.includes(name));
}

/** The name that differs only in capitals and underscores: `current_thread` is `currentThread` here. */
export function respelt(name: string, known: readonly string[]): string | undefined {
  const plain = (text: string): string => text.replaceAll('_', '').toLowerCase();
  return known.find((candidate) => plain(candidate) === plain(name));
}

/** The global names that are there. */
export const GLOBALS: ReadonlySet<string> = new Set(
  `undefined NaN Infinity Object Array Map Set WeakMap WeakSet String Number Boolean Symbol BigInt Math JSON Date
  RegExp Error TypeError RangeError SyntaxError ReferenceError EvalError URIError AggregateError SuppressedError Reflect
  Proxy Iterator ArrayBuffer DataView Int8Array Uint8Array Uint8ClampedArray Int16Array Uint16Array Int32Array
  Uint32Array Float32Array Float64Array BigInt64Array BigUint64Array parseInt parseFloat isNaN isFinite
  encodeURIComponent decodeURIComponent encodeURI decodeURI console performance Promise queueMicrotask setTimeout
  setInterval setImmediate clearTimeout clearInterval clearImmediate`.split(/\s+/),
);

const NOT_HERE = 'it is not part of any model here; use async functions, or Thread and Queue';
const NO_CODE_FROM_TEXT = 'code cannot be made from text here; write a function instead';
const NO_HOST = 'a program here has no access to its machine; use only what the statement offers';
const OWN_PRIMITIVES = 'use the locks and queues of heddle/threading and heddle/queue instead';

/** The global names that are refused, with what to do instead. */
export const FORBIDDEN: ReadonlyMap<string, string> = new Map([
  ...names('requestAnimationFrame Worker MessageChannel BroadcastChannel', NOT_HERE),
  ...names('fetch XMLHttpRequest WebSocket', NO_HOST),
  ...names('eval Function', NO_CODE_FROM_TEXT),
  ...names('process require module exports global window self globalThis Deno Bun document', NO_HOST),
  ...names('WebAssembly', NO_HOST),
  ...names('SharedArrayBuffer Atomics', OWN_PRIMITIVES),
  ...names(
    'WeakRef FinalizationRegistry',
    'garbage collection must not be observable; keep a normal reference',
  ),
]);

function names(list: string, advice: string): [string, string][] {
  return list.split(' ').map((name) => [name, advice]);
}
