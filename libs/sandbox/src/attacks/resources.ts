import { CONVICTED, LIMITS, REFUSED, whenCalled, whenCalledCorrectly, whenLoaded } from './attack';
import { RACY } from './exercise';
import type { Attack } from './attack';

const ENDED = [...LIMITS, ...REFUSED];

/** Cases 1 to 18: taking more time, memory, stack or output than there is. */
export const RESOURCES: readonly Attack[] = [
  { id: '1a', what: 'endless loop', source: whenCalled('for (;;);'), allowed: ENDED },
  { id: '1b', what: 'endless loop at module level', source: whenLoaded('while (true) {}'), allowed: ENDED },
  {
    id: '1c',
    what: 'endless loop in a getter that a built-in reads',
    source: whenCalled('JSON.stringify({ get a(): number { for (;;); } })'),
    allowed: ENDED,
  },
  {
    id: '1d',
    what: 'endless generator, spread',
    source: whenCalled('function* ones() { for (;;) yield 1; } [...ones()]'),
    allowed: ENDED,
  },
  {
    id: '1e',
    what: 'endless loop in toString, valueOf, comparator',
    source: whenCalled(
      '[3, 2, 1].sort(() => { for (;;); }); `${{ toString() { for (;;); } } as unknown as string}`',
    ),
    allowed: ENDED,
  },
  {
    id: '1f',
    what: 'endless native iteration',
    source: whenCalled(
      'Array.from({ [Symbol.iterator]: () => ({ next: () => ({ done: false, value: 0 }) }) } as Iterable<number>)',
    ),
    allowed: ENDED,
  },
  {
    id: '1g',
    what: 'exponential recursion',
    source: whenCalled('const fib = (n: number): number => (n < 2 ? n : fib(n - 1) + fib(n - 2)); fib(60)'),
    allowed: ENDED,
  },
  {
    id: '2',
    what: 'endless microtasks, without naming Promise',
    source: whenCalledCorrectly(
      'const P = ((Array as any).fromAsync([]) as any).constructor; const again = (): unknown => P.resolve().then(again); again()',
    ),
    allowed: ENDED,
  },
  {
    id: '3',
    what: 'a promise that never settles',
    source: whenCalledCorrectly('await new Promise(() => {})').replaceAll(
      'export function increment',
      'export async function increment',
    ),
    allowed: ENDED,
  },
  {
    id: '4',
    what: 'endless loop after printing',
    source: whenCalled("console.log('x'); for (;;);"),
    allowed: ENDED,
  },
  {
    id: '5',
    what: 'for (;;) await',
    source: whenCalledCorrectly('(async () => { for (;;) await 0; })()'),
    allowed: ENDED,
  },
  {
    id: '6',
    what: 'printing in an endless loop',
    source: whenCalled("for (;;) console.log('x')"),
    allowed: ENDED,
  },
  {
    id: '7a',
    what: 'a flood of timers',
    source: whenCalledCorrectly('for (let i = 0; i < 1e7; i++) setTimeout(() => {}, 0)'),
    allowed: ENDED,
  },
  {
    id: '7b',
    what: 'a flood of threads that are never started',
    source: `import { Thread } from 'heddle/threading';\n${whenCalled('for (let i = 0; i < 1e6; i++) new Thread(() => {})')}`,
    // The starter's race is there too, and explains more than the thread that could not be made.
    allowed: [...ENDED, 'leak', 'data-race'],
  },
  {
    id: '8a',
    what: 'heap growth by arrays',
    source: whenCalled(
      'const a: number[][] = []; for (let i = 0; i < 9e5; i++) a.push(new Array(1000).fill(i))',
    ),
    allowed: ENDED,
    slow: true,
  },
  {
    id: '8b',
    what: 'heap growth by strings',
    source: whenCalled(
      "const a: string[] = []; for (let i = 0; ; i++) a.push(('x' + i).repeat(1e6).toUpperCase())",
    ),
    allowed: ENDED,
    slow: true,
  },
  {
    id: '8c',
    what: 'heap growth over many runs, kept in a module variable',
    source: whenLoaded('const kept = Array.from({ length: 100_000 }, (_, i) => ({ i }));'),
    allowed: [...ENDED, 'data-race'],
    slow: true,
  },
  {
    id: '8d',
    what: 'typed arrays outside the heap',
    source: whenCalled('const a: Uint8Array[] = []; for (;;) a.push(new Uint8Array(1e7).fill(1))'),
    allowed: [...ENDED, 'data-race'],
  },
  {
    id: '9a',
    what: 'WebAssembly.Memory',
    source: whenCalled('new WebAssembly.Memory({ initial: 65000 })'),
    allowed: REFUSED,
  },
  {
    id: '9b',
    what: 'WebAssembly through a made function',
    source: whenCalledCorrectly(
      "const F = ([] as any)['map']['constructor']; new (F('return WebAssembly')().Memory)({ initial: 65000 }); throw new Error('PWN' + 'ED')",
    ),
    allowed: [...REFUSED, 'exception'],
  },
  {
    id: '10',
    what: 'splitting one huge string (a fatal error of V8)',
    source: whenCalled("'xy'.repeat(2 ** 27).split('')"),
    allowed: ENDED,
    slow: true,
  },
  {
    id: '11a',
    what: 'Array(1e9).fill(0)',
    source: whenCalled('Array(1e9).fill(0)'),
    allowed: ENDED,
    slow: true,
  },
  {
    id: '11b',
    what: 'Array.from of a huge length',
    source: whenCalled('Array.from({ length: 4e8 })'),
    allowed: ENDED,
    slow: true,
  },
  {
    id: '11c',
    what: 'a fatal table size',
    source: whenCalled('const s = new Set<number>(); for (let i = 0; i < 2 ** 25; i++) s.add(i)'),
    allowed: ENDED,
  },
  {
    id: '12a',
    what: 'normalize of a huge string, over and over',
    source: whenCalled(
      "const s = 'a\\u0308'.repeat(2 ** 23); for (let i = 0; i < 1e4; i++) s.normalize('NFKD')",
    ),
    allowed: ENDED,
    slow: true,
  },
  {
    id: '12b',
    what: 'reverse and sort of a huge array',
    source: whenCalled(
      'const a = Array.from({ length: 2e6 }, (_, i) => i % 97); for (let i = 0; i < 1e4; i++) a.reverse().sort()',
    ),
    allowed: ENDED,
    slow: true,
  },
  {
    id: '12c',
    what: 'a replacement that grows',
    source: whenCalled("'a'.repeat(2 ** 26).replace(/a/g, 'bbbb')"),
    allowed: ENDED,
    slow: true,
  },
  {
    id: '12d',
    what: 'a power of big integers',
    source: whenCalled('(10n ** (10n ** 8n)).toString()'),
    allowed: ENDED,
    slow: true,
  },
  {
    id: '13a',
    what: 'catastrophic regular expression',
    source: whenCalled("/^(a+)+$/.test('a'.repeat(40) + 'b')"),
    allowed: [...ENDED, 'data-race'],
  },
  {
    id: '13b',
    what: 'catastrophic regular expression with a back-reference',
    source: whenCalled("/^(a+)+\\1$/.test('a'.repeat(40) + 'b')"),
    allowed: ENDED,
    slow: true,
  },
  {
    id: '14',
    what: 'Atomics.wait for ever',
    source: whenCalledCorrectly('Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)'),
    // Time is virtual: nothing waits, and nobody is left who would notify.
    allowed: ['stuck'],
  },
  {
    id: '16a',
    what: 'endless recursion',
    source: whenCalledCorrectly('const down = (): number => 1 + down(); down()'),
    allowed: ENDED,
  },
  {
    id: '16b',
    what: 'endless recursion, every level caught',
    source: whenCalled('const down = (): void => { try { down(); } catch { down(); } }; down()'),
    allowed: ENDED,
  },
  {
    id: '16c',
    what: 'deep JSON',
    source: whenCalled("JSON.parse('['.repeat(2e6) + ']'.repeat(2e6))"),
    allowed: [...ENDED, 'data-race'],
    slow: true,
  },
  {
    id: '16d',
    what: 'deep parentheses',
    source: `const x = ${'('.repeat(50_000)}1${')'.repeat(50_000)};${RACY}`,
    allowed: REFUSED,
  },
  {
    id: '16e',
    what: 'a long chain of additions',
    source: `const x = ${'1+'.repeat(50_000)}1;${RACY}`,
    allowed: [...REFUSED, ...CONVICTED],
  },
  {
    id: '16f',
    what: 'deep functions',
    source: `${'(() => '.repeat(5_000)}1${')'.repeat(5_000)};${RACY}`,
    allowed: [...REFUSED, ...CONVICTED],
  },
  {
    id: '16g',
    what: 'deep blocks',
    source: `${'{'.repeat(20_000)}${'}'.repeat(20_000)}${RACY}`,
    allowed: [...REFUSED, ...CONVICTED],
  },
  {
    id: '17a',
    what: 'one enormous line of output',
    source: whenCalled("console.log('x'.repeat(2 ** 28))"),
    allowed: ['output-limit', 'memory-limit', 'time-limit', 'exception'],
  },
  {
    id: '17b',
    what: 'NUL bytes, lone surrogates, terminal escapes, HTML in output and messages',
    source: whenCalledCorrectly(
      "console.log('\\0\\ud800\\x1b[2J\\x1b]0;x\\x07<script>alert(1)</script>\\r\\n'); throw new Error('\\0\\udfff\\x1b[31m<img src=x onerror=alert(1)>')",
    ),
    allowed: ['exception'],
  },
  {
    id: '18a',
    what: 'a source of 5 MB',
    source: `${RACY}// ${'x'.repeat(5_000_000)}`,
    allowed: [...REFUSED, 'data-race'],
  },
  {
    id: '18b',
    what: 'half a megabyte of minified code',
    source: `${RACY}let a=0;${'a=a+1;'.repeat(80_000)}`,
    allowed: [...REFUSED, ...LIMITS, 'data-race'],
    slow: true,
  },
  {
    id: '18c',
    what: 'a type-level bomb',
    source: `type Grow<T extends unknown[]> = T['length'] extends 999 ? T : Grow<[...T, ...T, 1]>;
type Bomb = Grow<[Grow<[]>, Grow<[]>]>;\n${RACY}`,
    allowed: ['data-race', ...REFUSED],
  },
];
