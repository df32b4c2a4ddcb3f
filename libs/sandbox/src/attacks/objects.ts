import { CONVICTED, LIMITS, whenCalled, whenLoaded, type Attack } from './attack';
import { RACY } from './exercise';

const HONEST = [...CONVICTED, ...LIMITS];

/** A racy submission whose `value()` returns an object that pretends to be the number that is expected. */
function pretending(id: string, what: string, expression: string): Attack {
  const source = RACY.replace(
    'value(): number { return counter; }',
    `value(): any { return ${expression}; }`,
  );
  return { id, what, source, allowed: HONEST };
}

/** Objects that are something else than they look like, and what the language keeps behind the scenes. */
export const OBJECTS: readonly Attack[] = [
  pretending('+37', 'a result with valueOf and toString', '{ valueOf: () => 2, toString: () => "2" }'),
  pretending('+38', 'a result with Symbol.toPrimitive', '{ [Symbol.toPrimitive]: () => 2 }'),
  pretending('+39', 'a boxed number', 'Object(2)'),
  pretending('+40', 'a proxy of a boxed number', 'new Proxy(Object(2), {})'),
  pretending(
    '+41',
    'a class that answers instanceof',
    'new (class extends Number { static [Symbol.hasInstance]() { return true; } })(2)',
  ),
  pretending('+42', 'a huge big integer', '2n ** 1_000_000n'),
  {
    id: '+43',
    what: 'exports that are accessors of an object with a prototype of its own',
    source: whenLoaded(
      'const o: any = { get value() { return () => 2; }, __proto__: { increment() {} } }; export const { value: other } = o; export { o as default };',
    ),
    allowed: HONEST,
  },
  {
    id: '+44',
    what: 'patched iterators of arrays, maps and texts',
    source: whenLoaded(
      'for (const some of [[], new Map(), ""]) { try { const P = Object.getPrototypeOf((some as any)[Symbol.iterator]()); P.next = () => ({ done: true }); } catch {} }',
    ),
    allowed: CONVICTED,
  },
  {
    id: '+45',
    what: 'Symbol.species of a subclass of Array, during map and filter',
    source: whenCalled(
      'class A extends Array { static get [Symbol.species]() { return class { constructor() { throw new Error("x"); } } as any; } } try { A.from([1]).map(() => 1); } catch {}',
    ),
    allowed: HONEST,
  },
  {
    id: '+46',
    what: 'a subclass of Lock that locks nothing, used as if it did',
    source: `import { Lock } from 'heddle/threading';
class Open extends Lock { override acquire(): boolean { return true; } override release(): void {} override run<T>(body: () => T): T { return body(); } }
const lock = new Open(); let counter = 0;
export function value(): number { return counter; }
export function increment(): void { lock.run(() => { counter += 1; }); }
export function update(change: (old: number) => number): void { lock.run(() => { counter = change(counter); }); }`,
    allowed: CONVICTED,
  },
  {
    id: '+47',
    what: 'arguments.callee and Function.prototype.caller of a strict module',
    source: whenCalled(
      'try { const f: any = (function (this: any) { return arguments.callee; } as any)(); if (f.caller) throw new Error("PWN" + "ED"); } catch (e) { if (String(e).includes("PWN")) throw e; }',
    ),
    allowed: HONEST,
  },
  {
    id: '+48',
    what: 'an async generator that never settles',
    source: whenCalled('const never = async function* () { await new Promise(() => {}); }; never().next()'),
    allowed: HONEST,
  },
  {
    id: '+49',
    what: 'FinalizationRegistry and WeakRef, which tell when memory is collected',
    source: whenCalled(
      'const R: any = FinalizationRegistry; new R(() => { throw new Error("PWN" + "ED"); }).register({}, 1); const w = new WeakRef({}); let a: any[] = []; for (let i = 0; i < 1e4; i++) a = [a.length]; if (w.deref() === undefined) throw new Error("PWN" + "ED")',
    ),
    allowed: HONEST,
  },
  {
    id: '+50',
    what: 'structuredClone of what cannot be cloned',
    source: whenCalled(
      'try { structuredClone(globalThis); } catch {} try { structuredClone(() => {}); } catch {}',
    ),
    allowed: HONEST,
  },
  {
    id: '+51',
    what: 'a thenable and a disposable where a lock is expected',
    source: whenCalled(
      '{ using d: any = { [Symbol.dispose]() { counter = 2; } }; } const t: any = { then(f: any) { f(t); } }; t',
    ),
    allowed: HONEST,
  },
  {
    id: '+52',
    what: 'an exception whose cause is itself, and one of ten thousand errors',
    source: whenCalled(
      'const e: any = new Error("x"); e.cause = e; e.errors = Array.from({ length: 1e4 }, () => e); throw e',
    ),
    allowed: HONEST,
  },
];
