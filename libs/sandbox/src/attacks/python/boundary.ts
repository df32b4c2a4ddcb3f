import { CONVICTED, LIMITS, type Attack } from '../attack';
import { returning, whenCalledCorrectly } from './attack';

const HONEST = [...CONVICTED, ...LIMITS];

/** Raises an exception of a class of its own, from `value()`. */
function raising(id: string, what: string, members: string): Attack {
  const source = returning('no()', `class E(Exception):\n${members}\ndef no(): raise E('x')\n`);
  return { id, what, source, allowed: HONEST };
}

/** A correct counter that raises in `increment`. */
function throwing(id: string, what: string, statement: string): Attack {
  return { id, what, source: whenCalledCorrectly(statement), allowed: ['exception'] };
}

/** Cases 20 to 27: what comes back from the student's side. */
export const BOUNDARY: readonly Attack[] = [
  {
    id: '20a',
    what: 'a result that equals everything and is true',
    source: returning(
      'Any()',
      'class Any:\n    def __eq__(self, other): return True\n    def __ne__(self, other): return False\n    def __bool__(self): return True\n    __hash__ = None\n',
    ),
    allowed: CONVICTED,
  },
  {
    id: '20b',
    what: 'a number of a class of its own that equals everything',
    source: returning(
      'N(2)',
      'class N(int):\n    def __eq__(self, other): return True\n    __hash__ = int.__hash__\n',
    ),
    allowed: CONVICTED,
  },
  {
    id: '20c',
    what: 'a result whose special methods loop',
    source: returning(
      'Loop()',
      'class Loop:\n    def __eq__(self, other=None):\n        while True: pass\n    __repr__ = __str__ = __bool__ = __len__ = __hash__ = __eq__\n    def __getattr__(self, name):\n        while True: pass\n',
    ),
    allowed: HONEST,
  },
  {
    id: '20d',
    what: 'a result that is itself, and one that doubles forty times',
    source: returning(
      '[me, many]',
      'me = []\nme.append(me)\nmany = []\nfor _ in range(40): many = [many, many]\n',
    ),
    allowed: HONEST,
  },
  {
    id: '20e',
    what: 'a class that calls itself another: __class__, __instancecheck__ of a metaclass',
    source: returning(
      'Two()',
      'class Two:\n    @property\n    def __class__(self): return int\n    def __index__(self): return 2\n    __int__ = __index__\n    def __eq__(self, other): return True\n',
    ),
    allowed: CONVICTED,
  },
  raising(
    '21a',
    'an exception whose __traceback__ raises',
    '    @property\n    def __traceback__(self): raise ValueError',
  ),
  raising('21b', 'an exception whose __str__ loops', '    def __str__(self):\n        while True: pass'),
  raising('21c', 'an exception whose __str__ never ends', '    def __str__(self): return str(self)'),
  raising(
    '21d',
    'an exception whose text is of a class that raises in everything',
    '    class Text(str):\n        def __len__(self, *_): raise ValueError\n        __bool__ = __format__ = __str__ = __add__ = __iter__ = __len__\n    def __str__(self): return E.Text("x")',
  ),
  raising('21e', 'an exception that has every attribute', '    def __getattr__(self, name): return 5'),
  {
    id: '22',
    what: 'a hundred thousand references to one big text in a result',
    source: returning('[big] * 100_000', "big = 'x' * 10**6\n"),
    allowed: HONEST,
  },
  throwing(
    '24a',
    "raising the text of isolated-vm's time-out",
    "raise Exception('Script execution timed out.')",
  ),
  throwing('24b', 'raising a MemoryError', 'raise MemoryError'),
  throwing('24c', "raising the engine's own words", "raise RuntimeError('this would have to wait')"),
  throwing('25a', 'raise None', 'raise None'),
  throwing('25b', 'raising a group of nothing but exits', "raise BaseExceptionGroup('x', [SystemExit()])"),
  throwing('25c', 'KeyboardInterrupt', 'raise KeyboardInterrupt'),
  throwing('25d', 'GeneratorExit', 'raise GeneratorExit'),
  throwing('25e', 'a cause that is its own cause', 'e = Exception()\ne.__cause__ = e\nraise e'),
  {
    id: '26',
    what: 'a coroutine, a generator, a class and a module as results',
    source: returning('[work(), (i for i in ()), int, time]', 'import time\nasync def work(): pass\n'),
    allowed: HONEST,
  },
  {
    id: '27',
    what: 'code that only an explaining run calls: __dict__ of an object, names of functions',
    source: returning(
      'odd.odd.n or named',
      `class Odd:
    n = 0
    @property
    def __dict__(self): raise SystemExit
class Text(str):
    def __format__(self, how): raise SystemExit
    __str__ = __len__ = __format__
def named(): pass
named.__name__ = Text('x')
odd = Odd()
`.replace('odd = Odd()', 'odd = Odd.odd = Odd()'),
    ),
    allowed: HONEST,
  },
];
