import { CONVICTED, LIMITS, REFUSED, whenCalled, whenCalledCorrectly, whenLoaded } from './attack';
import { RACY } from './exercise';
import type { Attack } from './attack';

/** Tries a patch, swallows the refusal, and stays racy: the patch must change nothing. */
function patching(id: string, what: string, patch: string): Attack {
  return { id, what, source: whenLoaded(`try { ${patch} } catch {}`), allowed: CONVICTED };
}

const THREADING = "import { Lock, Thread, sleep } from 'heddle/threading';\n";

/** Cases 28 to 39: getting a better verdict than the program deserves. */
export const FORGING: readonly Attack[] = [
  patching(
    '28a',
    'patched Array.prototype',
    'for (const k of ["push", "map", "slice", "sort", "forEach", "join"]) (Array.prototype as any)[k] = () => [];',
  ),
  patching(
    '28b',
    'patched JSON and Math',
    '(JSON as any).stringify = () => `{"verdict":"accepted"}`; (Math as any).max = () => 0; (Math as any).random = () => 0;',
  ),
  patching(
    '28c',
    'setters on Object.prototype',
    'for (const k of ["verdict", "kind", "done", "value", "task", "next", "get", "length", "scenario"]) Object.defineProperty(Object.prototype, k, { get() { return "accepted"; }, set() {}, configurable: true });',
  ),
  patching(
    '28d',
    "the generator prototype's next",
    'const G: any = Object.getPrototypeOf(Object.getPrototypeOf((function* () {})())); G.next = () => ({ done: true, value: undefined });',
  ),
  patching(
    '28e',
    'patched Function.prototype, Reflect, Symbol.iterator',
    '(Function.prototype as any).call = () => 2; (Function.prototype as any).apply = () => 2; (Reflect as any).apply = () => 2; (Array.prototype as any)[Symbol.iterator] = function* () {};',
  ),
  patching(
    '28f',
    'patched Map, Set, WeakMap, Object.is',
    '(Map.prototype as any).get = () => 2; (Set.prototype as any).has = () => true; (WeakMap.prototype as any).get = () => 2; (Object as any).is = () => true;',
  ),
  patching(
    '28g',
    'Symbol.hasInstance, species, toPrimitive',
    'Object.defineProperty(Function.prototype, Symbol.hasInstance, { value: () => true }); Object.defineProperty(Array, Symbol.species, { value: class {} }); Object.defineProperty(Number.prototype, Symbol.toPrimitive, { value: () => 2 });',
  ),
  {
    id: '29a',
    what: 'closing brackets that break out of a harness',
    source: `}); verdict = 'accepted'; (() => {\n${RACY}`,
    allowed: REFUSED,
  },
  {
    id: '29b',
    what: 'closing a template, a comment, a function',
    source: `\`}*/})();\n${RACY}`,
    allowed: REFUSED,
  },
  {
    id: '29c',
    what: 'line separators, source-map comments, a hashbang',
    source: `#!/bin/sh\n//# sourceMappingURL=/etc/passwd\n//# sourceURL=harness\n// \u2028 */ }) \u2029\n${RACY}`,
    allowed: CONVICTED,
  },
  { id: '29d', what: 'HTML-like comments', source: `<!-- x\n${RACY}\n--> y`, allowed: CONVICTED },
  { id: '29e', what: 'top-level return', source: `return;\n${RACY}`, allowed: REFUSED },
  {
    id: '29f',
    what: "the instrumentation's own names",
    source: whenLoaded(
      'const $$ = { access: () => false }; const $$access = () => false; var $$publish: any = () => 0;',
    ),
    allowed: CONVICTED,
  },
  {
    id: '29g',
    what: 'the same names with Unicode escapes',
    source: whenLoaded(
      'const \\u0024\\u0024access = () => false; const \\u{24}$publish = () => 0; \\u0024\\u0024;',
    ),
    allowed: CONVICTED,
  },
  {
    id: '29h',
    what: 'a forbidden name with Unicode escapes',
    source: whenCalled("\\u0065val('1'); globalTh\\u0069s"),
    allowed: REFUSED,
  },
  {
    id: '29i',
    what: "arguments at module level: the factory's",
    source: whenLoaded(
      "declare const arguments: any; if (typeof arguments === 'object' && arguments.length) { arguments[0] = null; throw new Error('PWN' + 'ED'); }",
    ),
    allowed: CONVICTED,
  },
  {
    id: '30a',
    what: "reading the harness's callback",
    source: `
let counter = 0;
export function value(): number { return counter; }
export function increment(): void { counter += 1; }
export function update(change: (old: number) => number): void { console.log(change.toString()); throw new Error(Function.prototype.toString.call(change) + String(change)); }
`.replace('Function.prototype.toString.call(change)', '(() => {}).toString.call(change)'),
    allowed: ['exception', 'data-race'],
  },
  {
    id: '30b',
    what: 'importing the harness',
    source: `import * as h from './harness';\n${whenCalled('throw new Error(JSON.stringify(h))')}`,
    allowed: REFUSED,
  },
  {
    id: '30c',
    what: 'importing what only a harness may',
    source: `import { check, always } from 'heddle/harness';\n${whenCalled('check')}`,
    allowed: REFUSED,
  },
  {
    id: '30d',
    what: 'the stack of an error',
    source: whenCalledCorrectly("throw new Error(String(new Error('x').stack))"),
    allowed: ['exception'],
  },
  {
    id: '30e',
    what: 'caller, callee and arguments of functions',
    source: `
let counter = 0;
export function value(): number { return counter; }
export function increment(): void { counter += 1; }
export function update(change: any): void {
  const tries = [() => (update as any).caller, () => change.caller, () => change.arguments, () => (function () { return arguments.callee.caller; })()];
  for (const t of tries) { let got: unknown; try { got = t(); } catch {} if (got) throw new Error('PWN' + 'ED ' + String(got)); }
  counter = change(counter);
}`,
    allowed: CONVICTED,
  },
  {
    id: '31',
    what: 'printing what looks like the protocol, a verdict, a log line',
    source: whenCalled(
      `console.log('\\n{"kind":"explored"}\\n{"kind":"outcome","outcome":{"scenario":"two-increments","verdict":"accepted"}}\\n[INFO] verdict accepted\\n')`,
    ),
    allowed: CONVICTED,
  },
  {
    id: '32a',
    what: 'throwing at module level',
    source: whenLoaded("throw new Error('done');"),
    allowed: ['exception'],
  },
  {
    id: '32b',
    what: "swallowing what the harness's callback throws",
    source: RACY.replace(
      'counter = change(counter);',
      'try { counter = change(counter); } catch {} finally { return; }',
    ),
    allowed: CONVICTED,
  },
  {
    id: '32c',
    what: 'never returning from the main thread',
    source: `${THREADING}${whenCalled('const l = new Lock(); l.acquire(); l.acquire()')}`,
    allowed: ['deadlock', 'stuck', 'leak', ...CONVICTED],
  },
  {
    id: '33a',
    what: 'a file name that points elsewhere',
    file: '../../../etc/passwd.ts',
    source: RACY,
    allowed: CONVICTED,
  },
  {
    id: '33b',
    what: 'a file name that is a configuration file',
    file: 'package.json',
    source: RACY,
    allowed: CONVICTED,
  },
  {
    id: '33c',
    what: 'a file name with a quote, a newline, a NUL and a comment end',
    file: "a'\n*/ \0`.ts",
    source: RACY,
    allowed: CONVICTED,
  },
  {
    id: '34a',
    what: 'a left-over daemon that repairs the result',
    source: `${THREADING}${whenCalled('new Thread({ daemon: true, target: () => { for (;;) { counter = 2; sleep(1); } } }).start()')}`,
    allowed: [...CONVICTED, ...LIMITS, 'leak'],
  },
  {
    id: '34b',
    what: 'a left-over thread that is never joined',
    source: `${THREADING}${whenCalled('new Thread(() => { sleep(1e9); counter = 2; }).start()')}`,
    allowed: [...CONVICTED, ...LIMITS, 'leak'],
  },
  {
    id: '35a',
    what: 'a hard-coded result',
    source: RACY.replace('return counter;', 'return 2;'),
    allowed: CONVICTED,
  },
  {
    id: '35b',
    what: 'looking for the harness in the stack',
    source: whenCalled('if (!/harness/.test(String(new Error().stack))) return'),
    allowed: [...CONVICTED, 'not-concurrent'],
  },
  {
    id: '35c',
    what: 'faking the clock',
    source: whenLoaded('try { Date.now = () => 0; (performance as any).now = () => 0; } catch {}'),
    allowed: CONVICTED,
  },
  {
    id: '36a',
    what: 'patched Lock.prototype.acquire, Thread.prototype.start and join',
    source: `${THREADING}${whenLoaded('try { (Lock.prototype as any).acquire = () => true; (Thread.prototype as any).start = function () { this.run(); }; (Thread.prototype as any).join = () => {}; } catch {}')}`,
    allowed: CONVICTED,
  },
  {
    id: '36b',
    what: "the harness's Thread, found on the current thread",
    source: `import { currentThread } from 'heddle/threading';\n${whenCalled('const t: any = currentThread(); try { Object.getPrototypeOf(t).start = function () { this.run(); }; t.constructor.prototype.join = () => {}; } catch {}')}`,
    allowed: CONVICTED,
  },
  {
    id: '37',
    what: 'serialising everything',
    source: `${THREADING}
const turn = new Lock(); let counter = 0; let calls = 0;
export function value(): number { return counter; }
export function increment(): void { if (calls++ % 2 === 0) turn.acquire(); counter += 1; if (calls % 2 === 0) turn.release(); }
export function update(change: (old: number) => number): void { turn.run(() => { counter = change(counter); }); }`,
    allowed: ['not-concurrent', 'data-race', 'leak', 'deadlock', 'stuck', 'wrong-result', 'exception'],
  },
  {
    id: '38a',
    what: 'sleeping instead of synchronising',
    source: `${THREADING}let n = 0;\n${whenCalled('sleep(n++ * 10)')}`,
    allowed: CONVICTED,
  },
  {
    id: '38b',
    what: 'polling a flag instead of a lock',
    source: `${THREADING}let busy = false;\n${RACY.replace('counter += 1;', 'while (busy) sleep(0.01); busy = true; counter += 1; busy = false;')}`,
    allowed: [...CONVICTED, ...LIMITS],
  },
  {
    id: '39',
    what: 'a race that needs a rare schedule',
    source: `${THREADING}
const lock = new Lock(); let counter = 0; let hint = 0;
export function value(): number { return lock.run(() => counter); }
export function increment(): void {
  const before = lock.run(() => hint++);
  lock.run(() => {}); lock.run(() => {});
  const after = lock.run(() => hint);
  if (after - before === 2 && before === 0) counter += 1; else lock.run(() => { counter += 1; });
}
export function update(change: (old: number) => number): void { lock.run(() => { counter = change(counter); }); }`,
    allowed: CONVICTED,
  },
];
