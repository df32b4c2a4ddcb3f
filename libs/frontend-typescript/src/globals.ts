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
  'heddle/script': ['always', 'check', 'reachable'],
  'node:process': ['nextTick'],
  'node:timers': [
    'clearImmediate',
    'clearInterval',
    'clearTimeout',
    'promises',
    'setImmediate',
    'setInterval',
    'setTimeout',
  ],
  'node:timers/promises': ['scheduler', 'setImmediate', 'setInterval', 'setTimeout'],
  'node:events': [
    'EventEmitter',
    'addAbortListener',
    'captureRejectionSymbol',
    'captureRejections',
    'defaultMaxListeners',
    'errorMonitor',
    'getEventListeners',
    'getMaxListeners',
    'listenerCount',
    'on',
    'once',
    'setMaxListeners',
  ],
  'node:url': ['URL', 'fileURLToPath', 'pathToFileURL'],
  'node:worker_threads': [
    'BroadcastChannel',
    'MessageChannel',
    'MessagePort',
    'SHARE_ENV',
    'Worker',
    'isMainThread',
    'parentPort',
    'receiveMessageOnPort',
    'threadId',
    'workerData',
  ],
};

/** Those of them that only a harness can import. */
export const OF_HARNESS: ReadonlySet<string> = new Set(['heddle/harness', 'heddle/script']);

/** The modules that have a default export: what it is called, or undefined for the module as a whole. */
export const DEFAULT_EXPORTS: ReadonlyMap<string, string | undefined> = new Map([
  ['node:events', 'EventEmitter'],
  ['node:process', undefined],
  ['node:timers', undefined],
  ['node:timers/promises', undefined],
  ['node:url', undefined],
  ['node:worker_threads', undefined],
]);

/** What this module exports depends on the thread that imports it. */
export const OF_THREAD = 'node:worker_threads';

/** The full name of a module: Node's may be written without their prefix. */
export function fullName(module: string): string {
  return `node:${module}` in MODULES ? `node:${module}` : module;
}

/** Where the files of a program seem to be. */
export const FOLDER = '/exercise';

/** The module that a student can import a name from. */
export function moduleOf(name: string): string | undefined {
  return ['heddle/threading', 'heddle/queue', OF_THREAD, 'node:events'].find((module) =>
    MODULES[module]?.includes(name),
  );
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
  encodeURIComponent decodeURIComponent encodeURI decodeURI console performance process Promise queueMicrotask setTimeout
  setInterval setImmediate clearTimeout clearInterval clearImmediate AbortController AbortSignal Event EventTarget
  CustomEvent MessageEvent DOMException BroadcastChannel MessageChannel MessagePort structuredClone SharedArrayBuffer Atomics URL WeakRef
  FinalizationRegistry DisposableStack AsyncDisposableStack`.split(/\s+/),
);

const NOT_HERE = 'it is not part of any model here; use async functions, or Thread and Queue';
const NO_CODE_FROM_TEXT = 'code cannot be made from text here; write a function instead';
const NO_HOST = 'a program here has no access to its machine; use only what the statement offers';

/** Of a name that is refused otherwise, the member that is there. */
export const MEMBERS: ReadonlyMap<string, string> = new Map([['process', 'nextTick']]);

/** The global names that are refused, with what to do instead. */
export const FORBIDDEN: ReadonlyMap<string, string> = new Map([
  ...names('requestAnimationFrame', NOT_HERE),
  ...names('Worker', "write import { Worker } from 'node:worker_threads'"),
  ...names('fetch XMLHttpRequest WebSocket', NO_HOST),
  ...names('eval Function', NO_CODE_FROM_TEXT),
  ...names('process require module exports global window self globalThis Deno Bun document', NO_HOST),
  ...names('WebAssembly', NO_HOST),
]);

function names(list: string, advice: string): [string, string][] {
  return list.split(' ').map((name) => [name, advice]);
}
