import { LIMITS, REFUSED, type Attack } from '../attack';
import { whenCalled, whenCalledCorrectly, whenLoaded } from './attack';
import { RACY } from './exercise';

const ENDED = [...LIMITS, ...REFUSED];
/** What ends a thread may end only that; then the counter's own race is left to be seen. */
const ENDED_OR_RACY = [...ENDED, 'data-race' as const];
/** Native work cannot be interrupted but from outside. */
const SHORT = { timeMs: 1_500 };

/** Cases 1 to 19: taking more time, memory, stack or output than there is. */
export const RESOURCES: readonly Attack[] = [
  { id: '1a', what: 'endless loop', source: whenCalled('while True: pass'), allowed: ENDED },
  { id: '1b', what: 'endless loop at module level', source: whenLoaded('while True: pass'), allowed: ENDED },
  {
    id: '1c',
    what: 'endless loop in special methods that built-ins call',
    source: whenCalled(
      'str(Loop()); sorted([Loop(), Loop()])',
      'class Loop:\n    def __str__(self):\n        while True: pass\n    __lt__ = __str__\n',
    ),
    allowed: ENDED,
  },
  {
    id: '1d',
    what: 'endless generator, unpacked',
    source: whenCalled('def ones():\n    while True:\n        yield 1\n[*ones()]'),
    allowed: ENDED,
  },
  {
    id: '1e',
    what: 'endless native iteration',
    source: whenCalled('sum(itertools.count())', 'import itertools\n'),
    allowed: ENDED,
    limits: SHORT,
    slow: true,
  },
  {
    id: '1f',
    what: 'exponential recursion',
    source: whenCalled('fib = lambda n: n if n < 2 else fib(n - 1) + fib(n - 2)\nfib(60)'),
    allowed: ENDED,
  },
  {
    id: '1g',
    what: 'endless loop that swallows everything, also the end of its run',
    source: whenCalled(
      'while True:\n    with contextlib.suppress(BaseException):\n        try:\n            while True: pass\n        except BaseException: pass\n        finally: continue',
      'import contextlib\n',
    ),
    allowed: ENDED,
  },
  {
    id: '2',
    what: 'endless callbacks of an event loop',
    source: whenCalled(
      'async def main():\n    loop = asyncio.get_running_loop()\n    def again(): loop.call_soon(again)\n    again()\n    await asyncio.Event().wait()\nasyncio.run(main())',
      'import asyncio\n',
    ),
    allowed: [...ENDED, 'stuck'],
  },
  {
    id: '3',
    what: 'a future that never settles',
    source: whenCalled(
      'async def main(): await asyncio.get_running_loop().create_future()\nasyncio.run(main())',
      'import asyncio\n',
    ),
    allowed: [...ENDED_OR_RACY, 'stuck', 'deadlock'],
  },
  {
    id: '5',
    what: 'while True: await',
    source: whenCalled(
      'async def main():\n    while True: await asyncio.sleep(0)\nasyncio.run(main())',
      'import asyncio\n',
    ),
    allowed: ENDED,
  },
  {
    id: '6',
    what: 'printing in an endless loop',
    source: whenCalled("while True: print('x')"),
    allowed: ENDED,
  },
  {
    id: '7a',
    what: 'a flood of timers',
    source: whenCalled('for i in range(10**7): threading.Timer(0, print).start()', 'import threading\n'),
    allowed: [...ENDED, 'leak', 'data-race'],
  },
  {
    id: '7b',
    what: 'a thread bomb',
    source: whenCalled(
      'def bomb():\n    Thread(target=bomb).start()\n    Thread(target=bomb).start()\nbomb()',
      'from threading import Thread\n',
    ),
    allowed: [...ENDED, 'leak', 'data-race'],
  },
  {
    id: '8a',
    what: 'heap growth by lists',
    source: whenCalled('a = []\nwhile True: a.append([0] * 10_000)'),
    allowed: ENDED_OR_RACY,
    slow: true,
  },
  {
    id: '8b',
    what: 'heap growth, every failure caught',
    source: whenCalled(
      'a = []\nwhile True:\n    try: a.append(bytearray(10**6))\n    except MemoryError: pass',
    ),
    allowed: ENDED_OR_RACY,
    slow: true,
  },
  {
    id: '8c',
    what: 'heap growth over many runs, kept in a global variable',
    source: whenLoaded('kept = [[i] for i in range(100_000)]'),
    allowed: [...ENDED, 'data-race'],
    slow: true,
  },
  {
    id: '11a',
    what: "'a' * 2**40",
    source: whenCalledCorrectly("'a' * 2**40"),
    allowed: ENDED,
  },
  {
    id: '11b',
    what: 'list(range(10**9))',
    source: whenCalledCorrectly('list(range(10**9))'),
    allowed: ENDED,
  },
  {
    id: '11c',
    what: "format(1, '1000000000d'), '%1000000000d' % 1",
    source: whenCalledCorrectly("'%1000000000d' % 1; format(1, '1000000000d')"),
    allowed: ENDED,
  },
  {
    id: '12a',
    what: 'sorting and reversing a huge list, over and over',
    source: whenCalled('a = [i % 97 for i in range(300_000)]\nfor i in range(10**5): a.reverse(); a.sort()'),
    allowed: ENDED,
    slow: true,
  },
  {
    id: '12b',
    what: 'math.factorial(10**7), random.getrandbits(10**9)',
    source: whenCalled('math.factorial(10**7); random.getrandbits(10**9)', 'import math, random\n'),
    allowed: ENDED_OR_RACY,
    limits: SHORT,
    slow: true,
  },
  {
    id: '13a',
    what: 'catastrophic regular expression',
    source: whenCalled("re.match('(a+)+$', 'a' * 60 + 'b')", 'import re\n'),
    allowed: ENDED,
    limits: SHORT,
    slow: true,
  },
  {
    id: '13b',
    what: 'a regular expression that grows while it is compiled',
    source: whenCalled(
      "re.compile('((((a{1,99}){1,99}){1,99}){1,99}){1,99}' + '(' * 2000 + ')' * 2000)",
      'import re\n',
    ),
    allowed: ENDED_OR_RACY,
    limits: SHORT,
    slow: true,
  },
  {
    id: '16a',
    what: 'endless recursion',
    source: whenCalledCorrectly('down = lambda: 1 + down()\ndown()'),
    allowed: ENDED,
  },
  {
    id: '16b',
    what: 'endless recursion, every level caught',
    source: whenCalled('def down():\n    try: down()\n    except RecursionError: down()\ndown()'),
    allowed: [...ENDED_OR_RACY, 'wrong-result'],
  },
  {
    id: '16c',
    what: 'recursion in C: deep repr, comparison and copies',
    source: whenCalled(
      'a = []\nfor i in range(10**5): a = [a]\nfor f in (repr, copy.deepcopy, lambda x: x == [x]):\n    try: f(a)\n    except RecursionError: pass',
      'import copy\n',
    ),
    allowed: [...ENDED_OR_RACY, 'wrong-result'],
  },
  {
    id: '16d',
    what: 'deep parentheses',
    source: `x = ${'('.repeat(10_000)}1${')'.repeat(10_000)}\n${RACY}`,
    allowed: REFUSED,
  },
  {
    id: '16e',
    what: 'a long chain of additions',
    source: `x = ${'1+'.repeat(50_000)}1\n${RACY}`,
    allowed: [...REFUSED, 'data-race'],
  },
  {
    id: '16f',
    what: 'deep blocks, deep lambdas',
    source: `x = ${'lambda: '.repeat(5_000)}1\n${RACY}`,
    allowed: [...REFUSED, 'data-race'],
  },
  {
    id: '17a',
    what: 'one enormous line of output',
    source: whenCalled("print('x' * 2**26)"),
    // It is too much for Python's memory: the exception ends the thread, and the race is left to be seen.
    allowed: ['output-limit', 'memory-limit', 'time-limit', 'exception', 'data-race'],
  },
  {
    id: '17b',
    what: 'NUL bytes, lone surrogates, terminal escapes, HTML in output and messages',
    source: whenCalledCorrectly(
      String.raw`print('\0\ud800\x1b[2J\x1b]0;x\x07<script>alert(1)</script>\r\n')` +
        String.raw`
raise Exception('\0\udfff\x1b[31m<img src=x onerror=alert(1)>')`,
    ),
    allowed: ['exception'],
  },
  {
    id: '18a',
    what: 'a source of 5 MB',
    source: `${RACY}# ${'x'.repeat(5_000_000)}`,
    allowed: REFUSED,
  },
  {
    id: '18b',
    what: 'a quarter of a megabyte of statements',
    source: `${RACY}a = 0\n${'a = a + 1\n'.repeat(20_000)}`,
    allowed: [...REFUSED, ...LIMITS, 'data-race'],
    slow: true,
  },
  {
    id: '18c',
    what: 'encodings, NUL bytes and form feeds in the source',
    source: `# -*- coding: utf-7 -*-\n${RACY}\f\u2028\0`,
    allowed: REFUSED,
  },
  {
    id: '19a',
    what: '10 ** 10 ** 8',
    source: whenCalledCorrectly('10 ** 10 ** 8'),
    allowed: ENDED,
    limits: SHORT,
    slow: true,
  },
  {
    id: '19b',
    what: 'a huge number as text',
    source: whenCalledCorrectly('str(7 ** 10**6); int("9" * 10**6)'),
    allowed: ENDED,
  },
  {
    id: '19c',
    what: 'sys.setrecursionlimit, then endless recursion in C and in Python',
    source: whenCalled(
      'sys.setrecursionlimit(10**9)\nx = Deep()\ntry: repr(x)\nexcept RecursionError: pass\ndown = lambda: down()\ndown()',
      'import sys\nclass Deep:\n    def __repr__(self): return repr([self])\n',
    ),
    allowed: [...ENDED_OR_RACY, 'wrong-result'],
  },
  {
    id: '19d',
    what: 'a finaliser that loops, one that starts threads',
    source: whenCalled(
      'Late(); keep = Late(); keep.me = keep',
      'from threading import Thread\nclass Late:\n    def __del__(self):\n        Thread(target=print).start()\n        while True: pass\n',
    ),
    allowed: [...ENDED_OR_RACY, 'leak', 'wrong-result'],
  },
];
