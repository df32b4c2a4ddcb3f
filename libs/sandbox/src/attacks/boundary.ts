import { CONVICTED, LIMITS, REFUSED, whenCalled, whenCalledCorrectly } from './attack';
import { RACY } from './exercise';
import type { Attack } from './attack';

/** A submission whose `value()` returns what an attacker likes; `increment` stays racy. */
function returning(expression: string, before = ''): string {
  return `${before}
let counter = 0;
export function value(): any { return ${expression}; }
export function increment(): void { counter += 1; }
export function update(change: (old: number) => number): void { counter = change(counter); }
`;
}

const HONEST = [...CONVICTED, ...LIMITS];

/** Cases 20 to 27: what comes back from the student's side. */
export const BOUNDARY: readonly Attack[] = [
  {
    id: '20a',
    what: 'looping getter in a result',
    source: returning('{ get x() { for (;;); } }'),
    allowed: HONEST,
  },
  {
    id: '20b',
    what: 'looping toString, valueOf, toJSON, toPrimitive in a result',
    source: returning(
      '{ toString: loop, valueOf: loop, toJSON: loop, [Symbol.toPrimitive]: loop, get [Symbol.toStringTag]() { return loop(); } }',
      'function loop(): any { for (;;); }',
    ),
    allowed: HONEST,
  },
  {
    id: '21a',
    what: 'thrown error whose message, stack, name and cause loop',
    source: whenCalled(`throw Object.defineProperties(new Error('x'), {
      message: { get() { for (;;); } }, stack: { get() { for (;;); } }, name: { get() { for (;;); } }, cause: { get() { for (;;); } },
    })`),
    allowed: HONEST,
  },
  {
    id: '21b',
    what: 'thrown error class with a looping constructor name',
    source: whenCalled(
      'throw new (class extends Error { get name(): string { for (;;); } static get name(): string { for (;;); } })()',
    ).replace('static get name(): string { for (;;); }', ''),
    allowed: HONEST,
  },
  {
    id: '22',
    what: 'a hundred thousand references to one big string in a result',
    source: returning('Array.from({ length: 1e5 }, () => big)', "const big = 'x'.repeat(1e6);"),
    allowed: HONEST,
  },
  {
    id: '23a',
    what: 'own __proto__ key in a result',
    source: returning(`JSON.parse('{"__proto__": {"verdict": "accepted"}, "constructor": 1, "then": 2}')`),
    allowed: HONEST,
  },
  {
    id: '23b',
    what: 'object without a prototype in a result',
    source: returning('Object.create(null)'),
    allowed: HONEST,
  },
  {
    id: '24a',
    what: "throwing the text of isolated-vm's time-out",
    source: whenCalledCorrectly("throw new Error('Script execution timed out.')"),
    allowed: ['exception'],
  },
  {
    id: '24b',
    what: 'throwing the text of a memory limit',
    source: whenCalledCorrectly(
      "throw new RangeError('Isolate was disposed during execution due to memory limit')",
    ),
    allowed: ['exception'],
  },
  {
    id: '24c',
    what: "throwing the engine's own words",
    source: whenCalledCorrectly(
      "throw new Error('schedule 1 failed, and did not fail again when it was replayed')",
    ),
    allowed: ['exception'],
  },
  { id: '25a', what: 'throw null', source: whenCalledCorrectly('throw null'), allowed: ['exception'] },
  {
    id: '25b',
    what: 'throw undefined',
    source: whenCalledCorrectly('throw undefined'),
    allowed: ['exception'],
  },
  {
    id: '25c',
    what: 'throw a symbol',
    source: whenCalledCorrectly("throw Symbol('s')"),
    allowed: ['exception'],
  },
  { id: '25d', what: 'throw a number', source: whenCalledCorrectly('throw 1'), allowed: ['exception'] },
  {
    id: '25e',
    what: 'throw a proxy that loops in every trap',
    source: whenCalled(
      'const loop = (): never => { for (;;); }; throw new Proxy(function () {}, { get: loop, has: loop, getPrototypeOf: loop, ownKeys: loop, getOwnPropertyDescriptor: loop } as any)',
    ),
    allowed: HONEST,
  },
  {
    id: '25f',
    what: 'throw a revoked proxy',
    source: whenCalled('const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); throw proxy'),
    allowed: HONEST,
  },
  {
    id: '26a',
    what: 'a thenable as a result',
    source: returning('{ then(f: any) { f(2); } }'),
    allowed: HONEST,
  },
  {
    id: '26b',
    what: 'a proxy as a result',
    source: returning(
      'new Proxy({}, { get() { return 2; }, getPrototypeOf() { return Number.prototype; } })',
    ),
    allowed: HONEST,
  },
  { id: '26c', what: 'NaN, -0, a bigint as results', source: returning('2n'), allowed: HONEST },
  {
    id: '26d',
    what: 'the exported functions replaced by proxies that loop',
    source: `${RACY.replace('export function increment(): void { counter += 1; }', '')}
export const increment: any = new Proxy(function () {}, { apply() { for (;;); }, get() { for (;;); } });`,
    allowed: HONEST,
  },
  {
    id: '27a',
    limits: { steps: 2_000_000, fuel: 50_000_000, timeMs: 20_000 },
    schedules: 1,
    what: 'a walk over everything reachable in search of the host',
    source: whenCalled(`
    const seen = new Set<unknown>(); const todo: any[] = [[], () => {}, function* () {}, /x/, new Error(), Symbol, Proxy, Reflect, JSON, Math, console];
    const bad = /^(applySync|applyIgnored|derefInto|evalClosure|process|require|registers|createTask|performAtOnce|harnessPort)$/;
    while (todo.length > 0 && seen.size < 5000) {
      const at = todo.pop();
      if ((typeof at !== 'object' && typeof at !== 'function') || at === null || seen.has(at)) continue;
      seen.add(at);
      for (const key of Reflect.ownKeys(at)) {
        if (bad.test(String(key))) throw new Error('PWN' + 'ED ' + String(key));
        const d: any = Reflect.getOwnPropertyDescriptor(at, key);
        todo.push(d.value, d.get, d.set);
      }
      todo.push(Reflect.getPrototypeOf(at));
    }`),
    allowed: [...HONEST],
  },
  {
    id: '27b',
    what: 'the global object by this and by functions of another mode',
    source: whenCalled(
      "const g: any = (function (this: any) { return this; })() ?? [].map.call.call(function (this: any) { return this; }, null); if (g && (g.process || g.require || g.eval || g.__heddle || g.__heddle_runtime || g.WebAssembly || g.Function)) throw new Error('PWN' + 'ED')",
    ),
    allowed: HONEST,
  },
  {
    id: '27c',
    what: 'import() of node:fs',
    source: whenCalledCorrectly("import('node:fs')"),
    allowed: [...REFUSED, 'exception'],
  },
  {
    id: '27d',
    what: 'require and process',
    source: whenCalled("require('fs').readFileSync('/etc/passwd'); process.exit(0)"),
    allowed: REFUSED,
  },
];
