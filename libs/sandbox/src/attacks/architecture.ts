import { CONVICTED, LIMITS, REFUSED, whenCalled, whenCalledCorrectly, whenLoaded } from './attack';
import { RACY } from './exercise';
import type { Attack } from './attack';

const HONEST = [...CONVICTED, ...LIMITS];
const THREAD = "import { Thread } from 'heddle/threading';\n";
const QUEUE = "import { Queue } from 'heddle/queue';\n";

/** `mark` leaves something behind; `seen` finds it in a later run: then runs would not be independent. */
function remembering(id: string, where: string, seen: string, mark: string, imports = ''): Attack {
  const probe = `let seen = false; try { seen = Boolean(${seen}); ${mark} } catch {} if (seen) throw new Error('PWN' + 'ED ${where}');`;
  return {
    id,
    what: `remembering across runs: ${where}`,
    source: whenLoaded(imports + probe),
    allowed: CONVICTED,
  };
}

/** Calls what is dangerous on an object that came from the harness's side. */
function withCallback(id: string, what: string, body: string): Attack {
  const source = RACY.replace('counter = change(counter);', `${body}; counter = change(counter);`);
  return { id, what, source, allowed: HONEST };
}

/** What this architecture adds to be attacked: stamps, twins, three contexts, a process that is used again and again. */
export const ARCHITECTURE: readonly Attack[] = [
  {
    id: '+1',
    what: "the engine's RangeError, by overflowing the stack inside it",
    source: whenCalled(`
    let top: any; const deeper = (): void => { counter; deeper(); };
    for (let pad = 0; pad < 3; pad++) { const down = (k: number): void => (k > 0 ? down(k - 1) : deeper()); try { down(pad); } catch (e) { top = e; }
      if (top && !(top instanceof RangeError)) { const F = top.constructor?.constructor; if (typeof F === 'function') { F('return 1')(); throw new Error('PWN' + 'ED'); } } }`),
    allowed: HONEST,
  },
  {
    id: '+2',
    what: 'accesses near the end of the stack, every overflow swallowed',
    source: whenCalled('const deeper = (): void => { try { counter += 0; deeper(); } catch {} }; deeper()'),
    allowed: HONEST,
  },
  {
    id: '+3',
    what: 'Error.prepareStackTrace and a getter on Error.prototype.stack',
    source: whenCalled(`
    try { (Error as any).prepareStackTrace = (_: unknown, frames: any[]) => { for (const f of frames) if (f.getFunction?.() || f.getThis?.()) throw new Error('PWN' + 'ED'); return frames; }; } catch {}
    try { Object.defineProperty(Error.prototype, 'stack', { get() { throw new Error('PWN' + 'ED'); } }); } catch {}
    const s: any = new Error('x').stack; if (Array.isArray(s)) throw new Error('PWN' + 'ED frames')`),
    allowed: HONEST,
  },
  withCallback(
    '+4',
    "the harness realm's Function by constructor",
    "const F = (change as any).constructor; if (typeof F === 'function') { const g = F('return this')(); if (g) throw new Error('PWN' + 'ED'); }",
  ),
  withCallback(
    '+5',
    "the harness realm's Function by a chain of prototypes",
    "for (let o: any = change; o; o = Object.getPrototypeOf(o)) for (const k of Reflect.ownKeys(o)) { let v: any; try { v = o[k]; } catch { continue; } const F = v?.constructor?.constructor; if (typeof F !== 'function') continue; let g: any; try { g = F('return 1')(); } catch { continue; } if (g === 1) throw new Error('PWN' + 'ED'); }",
  ),
  withCallback(
    '+6',
    "patching the harness realm's intrinsics through a callback",
    'try { const P: any = Object.getPrototypeOf(change); P.call = () => 2; const O: any = Object.getPrototypeOf(P); O.verdict = "accepted"; Object.defineProperty(O, "done", { get: () => true }); } catch {}',
  ),
  withCallback(
    '+7',
    "deep recursion through the harness's callback",
    'const deep = (n: number): number => { try { return deep(n + 1); } catch { return change(n); } }; deep(0)',
  ),
  withCallback(
    '+8',
    "changing the harness's callback",
    'try { (change as any).x = 1; Object.setPrototypeOf(change, null); Object.defineProperty(change, "name", { get() { for (;;); } }); } catch {}',
  ),
  {
    id: '+9',
    what: 'generators with a next of their own, yielding as if they were tasks',
    source: whenCalled(
      'const g: any = (function* () { yield 0; yield 9; yield -1; })(); try { g.next = () => ({ done: true, value: 0 }); } catch {} for (const x of g) { x; } [...(function* () { yield 9 << 24; })()]',
    ),
    allowed: HONEST,
  },
  {
    id: '+10',
    what: 'symbols and stamps: copying everything from a twin to a plain function',
    source: whenLoaded(`
const twin: any = (): void => {};
const fake: any = function () {};
for (const k of Reflect.ownKeys(twin)) { try { Object.defineProperty(fake, k, Reflect.getOwnPropertyDescriptor(twin, k)!); } catch {} }
if (Object.getOwnPropertySymbols(twin).length > 0) throw new Error('PWN' + 'ED ' + String(Object.getOwnPropertySymbols(twin)[0]));`),
    allowed: CONVICTED,
  },
  {
    id: '+11',
    what: 'stamping by returning somebody else from a constructor',
    source: whenLoaded(
      'class Base { constructor(o: any) { return o; } } class Stamp extends Base { #x = 1; static has(o: any) { return #x in o; } } const f = () => {}; new Stamp(f); try { new Stamp(Array.prototype.push); } catch {}',
    ),
    allowed: CONVICTED,
  },
  {
    id: '+12',
    what: 'a proxy as the target of a thread',
    source: `${THREAD}${whenCalled('const t = new Thread(new Proxy(() => {}, { apply() { for (;;); } })); t.start(); t.join()')}`,
    allowed: HONEST,
  },
  {
    id: '+13',
    what: 'a generator function as the target of a thread',
    source: `${THREAD}${whenCalled('const t = new Thread(function* () { yield 1 as any; } as any); t.start(); t.join()')}`,
    allowed: [...HONEST, 'leak'],
  },
  {
    id: '+14',
    what: 'ten thousand threads',
    source: `${THREAD}${whenCalled('const all: Thread[] = []; for (let i = 0; i < 1e4; i++) { const t = new Thread(() => {}); t.start(); all.push(t); } for (const t of all) t.join()')}`,
    allowed: [...HONEST, 'leak'],
  },
  {
    id: '+15',
    what: 'a thread bomb',
    source: `${THREAD}${whenCalled('const bomb = (): void => { new Thread(bomb).start(); new Thread(bomb).start(); }; bomb()')}`,
    allowed: [...HONEST, 'leak'],
  },
  {
    id: '+16',
    what: 'a queue with a million items',
    source: `${QUEUE}${whenCalled('const q = new Queue<number[]>(); for (let i = 0; i < 1e6; i++) q.put(new Array(100).fill(i))')}`,
    allowed: HONEST,
  },
  {
    id: '+17',
    what: 'a billion permits, a negative barrier, a huge time-out',
    source: `import { Semaphore, Barrier, sleep } from 'heddle/threading';\n${whenCalled('try { new Semaphore(1e300).release(2 ** 31); } catch {} try { new Barrier(-1).wait(); } catch {} try { new Barrier(2 ** 32 + 1).wait(0); } catch {} sleep(1e308); sleep(1e308)')}`,
    allowed: [...HONEST, 'stuck', 'deadlock'],
  },
  {
    id: '+18',
    what: 'a thread whose name, target or arguments have looping getters',
    source: `${THREAD}${whenCalled('const t = new Thread({ get name(): string { for (;;); }, get target() { return () => {}; }, args: new Proxy([], { get() { for (;;); } }) } as any); t.start(); t.join()')}`,
    allowed: HONEST,
  },
  {
    id: '+19',
    what: 'a thread named with a megabyte, and an object with a megabyte as its key',
    source: `${THREAD}${whenCalled("const n = 'x'.repeat(2 ** 20); const t = new Thread({ name: n, target: () => { counter += 1; } }); t.start(); t.join(); const o: any = {}; o[n] = n; console.log(o)")}`,
    allowed: HONEST,
  },
  {
    id: '+20',
    what: 'a subclass of Thread with start, run and join of its own',
    source: `${THREAD}${whenCalled('class T extends Thread { constructor() { super(() => {}); } start(): void { for (;;); } } new T().start()')}`,
    allowed: HONEST,
  },
  {
    id: '+21',
    what: 'eval of what instrumentation would not see',
    source: whenCalledCorrectly(
      "const I: any = (0 as any)['constructor']['constructor']; const f = I('c', 'return c + 1'); counter = f(counter); throw new Error('PWN' + 'ED')",
    ),
    allowed: [...REFUSED, 'exception'],
  },
  {
    id: '+22',
    what: 'code by the constructors of generator and async functions',
    source: whenCalled(
      "const made = [function* () {}.constructor, Object.getPrototypeOf(function* () {}).constructor]; for (const M of made as any[]) { if (typeof M !== 'function') continue; let f: any; try { f = M('yield 1'); } catch { continue; } if (f) throw new Error('PWN' + 'ED'); }",
    ),
    allowed: HONEST,
  },
  {
    id: '+23',
    what: 'memory written unseen: Reflect.set, Object.assign, defineProperty, destructuring',
    source: RACY.replace('let counter = 0;', 'const box = { counter: 0 };')
      .replaceAll('counter += 1', "Reflect.set(box, 'counter', Reflect.get(box, 'counter') + 1)")
      .replace('return counter', 'return box.counter')
      .replace('counter = change(counter)', '({ counter: box.counter } = { counter: change(box.counter) })'),
    allowed: CONVICTED,
  },
  {
    id: '+24',
    what: 'memory hidden behind accessors, closures and private fields',
    source: `class Box { #n = 0; get n() { return this.#n; } set n(v) { this.#n = v; } }\nconst box = new Box();\n${RACY.replace('let counter = 0;', '').replaceAll('counter', 'box.n')}`,
    allowed: CONVICTED,
  },
  {
    id: '+25a',
    what: 'memory hidden in a typed array',
    source: RACY.replace('let counter = 0;', 'const cell = new Int32Array(1);').replaceAll(
      'counter',
      'cell[0]',
    ),
    allowed: CONVICTED,
  },
  {
    id: '+25b',
    what: 'memory hidden in a DataView',
    source: `const cell = new DataView(new ArrayBuffer(8));\n${RACY.replace('let counter = 0;', '').replace('counter += 1', 'const old = cell.getFloat64(0); cell.setFloat64(0, old + 1)').replace('return counter', 'return cell.getFloat64(0)').replace('counter = change(counter)', 'cell.setFloat64(0, change(cell.getFloat64(0)))')}`,
    allowed: CONVICTED,
  },
  remembering(
    '+26',
    'legacy RegExp statics',
    "(RegExp as any).lastMatch === 'heddle-mark'",
    "/heddle-mark/.test('heddle-mark');",
  ),
  remembering('+27', 'properties of built-ins', '(Array as any).mark', '(Array as any).mark = 1;'),
  remembering('+28', 'properties of prototypes', '({} as any).mark', '(Object.prototype as any).mark = 1;'),
  remembering(
    '+29',
    'the registry of symbols',
    "(Symbol.for('mark') as any).mark",
    "(Symbol.for('mark') as any).mark = 1;",
  ),
  {
    id: '+30',
    what: 'remembering across runs: template objects',
    source: whenLoaded(
      "const tag = (s: TemplateStringsArray): any => s; const one = () => tag`x`; let seen = false; try { seen = one().mark === 1; one().mark = 1; } catch {} if (seen) throw new Error('PWN' + 'ED');",
    ),
    allowed: CONVICTED,
  },
  remembering(
    '+31',
    'an iterator prototype',
    '(Object.getPrototypeOf([][Symbol.iterator]()) as any).mark',
    '(Object.getPrototypeOf([][Symbol.iterator]()) as any).mark = 1;',
  ),
  remembering(
    '+32',
    'Error.stackTraceLimit',
    '(Error as any).stackTraceLimit === 7',
    '(Error as any).stackTraceLimit = 7;',
  ),
  remembering(
    '+33',
    'classes of heddle/threading',
    '(Thread as any).mark || (Thread.prototype as any).mark',
    '(Thread as any).mark = 1; (Thread.prototype as any).mark = 1;',
    THREAD,
  ),
  {
    id: '+34',
    what: 'real time, to tell the first run from later ones',
    source: whenLoaded(
      "const a = Date.now(); const b = performance.now(); const start = new Date().getTime(); let x = 0; for (let i = 0; i < 500; i++) x += i; if (Date.now() !== a || performance.now() !== b || new Date().getTime() !== start) throw new Error('PWN' + 'ED');",
    ),
    allowed: CONVICTED,
  },
  {
    id: '+35',
    what: 'randomness that differs between runs of one schedule',
    source: whenCalled('if (Math.random() < 0.5) counter += 0; if (Math.random() > 2) return'),
    allowed: CONVICTED,
  },
  {
    id: '+36',
    what: 'the locale and the time zone of the host',
    source: whenCalled(
      "const s = JSON.stringify([new Date(0).toString(), (0).toLocaleString(), [1].toLocaleString()]); if (/\\/|node|vm/.test(s)) throw new Error('PWN' + 'ED ' + s)",
    ),
    allowed: HONEST,
  },
];
