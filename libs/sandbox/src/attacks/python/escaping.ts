import { CONVICTED, LIMITS, REFUSED, type Attack } from '../attack';
import { whenCalled, whenLoaded, withCallback } from './attack';

const HONEST = [...CONVICTED, ...LIMITS];
const CLOSURE = '{0.__closure__[0].cell_contents}';

/** Has the text of an expression formatted, with the harness's function as its argument. */
function formatting(id: string, what: string, call: string, before = ''): Attack {
  return { id, what, source: withCallback(`raise Exception(str(${call}))`, before), allowed: CONVICTED };
}

/** Looks at a hidden attribute as one can write it; the front-end says no. */
function reading(id: string, what: string, expression: string, before = ''): Attack {
  return { id, what, source: withCallback(`raise Exception(str(${expression}))`, before), allowed: REFUSED };
}

/** Says `PWNED` if an expression can be had at all. */
function reaching(id: string, what: string, expression: string, before = ''): Attack {
  const source = withCallback(
    `found = None\ntry: found = ${expression}\nexcept Exception: pass\nif found: raise Exception('PWN' + 'ED ' + str(found))`,
    before,
  );
  return { id, what, source, allowed: CONVICTED };
}

/** A class pattern that names the attribute to be read. */
function matching(id: string, what: string, before: string): Attack {
  const source = withCallback(
    'match change:\n    case A(cells): raise Exception(str(cells[0].cell_contents))',
    before,
  );
  return { id, what, source, allowed: CONVICTED };
}

const REGISTERED = 'A.register(type(lambda: 0))\n';

/** Case 40, and what belongs to it: out of the program's own code, to the harness's, the runtime's, the host's. */
export const ESCAPING: readonly Attack[] = [
  reading('40a', 'frames: sys._getframe', 'sys._getframe(1).f_locals', 'import sys\n'),
  reading('40b', 'frames of a traceback', 'ValueError().__traceback__.tb_frame.f_globals'),
  reading('40c', 'the frame of a generator', '(i for i in ()).gi_frame.f_back'),
  reading('40d', 'the frame of a coroutine', 'work().cr_frame.f_back', 'async def work(): pass\n'),
  reading('40e', 'all subclasses of object', '().__class__.__base__.__subclasses__()'),
  reading('40f', 'globals and closures of a function', 'change.__globals__, change.__closure__'),
  reading('40g', 'eval, exec, compile', "eval('1'), exec('1'), compile('1', '', 'eval')"),
  reading('40h', '__builtins__, __import__, __loader__', "__builtins__, __import__('os'), __loader__"),
  reading(
    '40i',
    'modules: gc, ctypes, inspect, pickle, importlib, codecs',
    '1',
    'import gc, ctypes, inspect, pickle, importlib, codecs\n',
  ),
  reading('40j', 'modules of the host', '1', 'from js import process\nfrom pyodide.code import run_js\n'),
  reaching('40k', 'the same by getattr', "[getattr(change, '__glob' + 'als__')]"),
  reaching('40l', 'the same by map(getattr, …)', "list(map(getattr, [change], ['__glob' + 'als__']))"),
  reaching(
    '40m',
    'operator.attrgetter',
    "operator.attrgetter('__glob' + 'als__')(change)",
    'import operator\n',
  ),
  reaching(
    '40n',
    'sys.settrace, setprofile, monitoring, modules',
    '[sys.settrace, sys.setprofile, sys.monitoring, sys.modules]',
    'import sys\n',
  ),
  reaching(
    '40o',
    'built-ins of every module, by vars()',
    "[v for m in (threading, functools, types) for k, v in vars(m).items() if k in ('eval', 'exec', 'open', 'sys', 'os', '__builtins__') and v]",
    'import threading, functools, types\n',
  ),
  formatting('40p', 'str.format', `'${CLOSURE}'.format(change)`),
  formatting('40q', 'str.format, held in a variable', 'f(change)', `f = '${CLOSURE}'.format\n`),
  formatting('40r', 'str.format, by map()', `list(map(str.format, ['${CLOSURE}'], [change]))`),
  formatting(
    '40s',
    'str.format of a class of texts',
    `S('${CLOSURE}').go(change)`,
    'class S(str):\n    def go(self, x): return super().format(x)\n',
  ),
  formatting(
    '40t',
    'str.format of an enumeration',
    'E.A.format(change)',
    `import enum\nclass E(str, enum.Enum):\n    A = '${CLOSURE}'\n`,
  ),
  formatting(
    '40u',
    'format_map, by map()',
    `list(map('{x.__closure__[0].cell_contents}'.format_map, [{'x': change}]))`,
  ),
  formatting(
    '40v',
    'str.format by getattr and partial',
    `functools.partial(getattr('${CLOSURE}', 'for' + 'mat'), change)()`,
    'import functools\n',
  ),
  formatting(
    '40w',
    'string.Formatter, UserString',
    `UserString('${CLOSURE}').format(change)`,
    'from collections import UserString\n',
  ),
  matching(
    '40x',
    'a pattern whose metaclass names the attributes',
    `import abc\nclass M(abc.ABCMeta):\n    def __getattr__(cls, name): return ('__closure__',)\nclass A(metaclass=M): pass\n${REGISTERED}`,
  ),
  matching(
    '40y',
    'a pattern of a class made by map(ABCMeta, …)',
    `import abc\nA = [*map(abc.ABCMeta, ['A'], [()], [{'__match_args__': ('__closure__',)}])][0]\n${REGISTERED}`,
  ),
  matching(
    '40z',
    'a pattern that is changed while it is examined',
    `import abc\nclass M(abc.ABCMeta):\n    n = [0]\n    def __getattr__(cls, name):\n        M.n[0] += 1\n        return ('__closure__',) if M.n[0] % 2 == 0 else ('__name__',)\nclass A(metaclass=M): pass\n${REGISTERED}`,
  ),
  {
    id: '+1',
    what: "a pattern that reads a built-in class's __dict__",
    source: withCallback(
      `match str:\n    case object(__dict__=d): raise Exception(d['format']('${CLOSURE}', change))`,
    ),
    allowed: REFUSED,
  },
  {
    id: '+2',
    what: "Enum's conversion of any module's names",
    source: whenLoaded(
      "import enum\nX = enum.Enum._convert_('X', 'sys', lambda name: name == 'modules')\nraise Exception('PWN' + 'ED')",
    ),
    allowed: REFUSED,
  },
  {
    id: '+3',
    what: 'code in the name of a field of a dataclass',
    source: whenLoaded(`import dataclasses
got = []
for name in ("a: int = got.append(__import__('sys'))", "a = [__import__('js'), 1][0]", 'a):\\n  __import__("js")\\n def f(b'):
    class X: pass
    X.__annotations__ = {name: int}
    try:
        dataclasses.dataclass(X, repr=False, eq=False, match_args=False)
        X()
    except Exception: pass
if got: raise Exception('PWN' + 'ED')`),
    allowed: CONVICTED,
  },
  {
    id: '+4',
    what: 'functools.update_wrapper as a getattr',
    source: withCallback(
      "try: functools.update_wrapper(Spy(), change, assigned=('__closure__',), updated=())\nexcept AttributeError: pass\nif got: raise Exception('PWN' + 'ED')",
      'import functools\ngot = []\nclass Spy:\n    def __setattr__(self, name, value): got.append(value) if value else None\n',
    ),
    allowed: CONVICTED,
  },
  {
    id: '+5',
    what: "a __reduce__ that sets the defaults of the harness's function",
    source: withCallback(
      "class R:\n    def __reduce_ex__(self, p): return lambda: change, (), (None, {'__defaults__': (1,), '__kwdefaults__': {'x': 1}})\ntry: copy.copy(R())\nexcept AttributeError: pass\nelse: raise Exception('PWN' + 'ED')",
      'import copy\n',
    ),
    allowed: CONVICTED,
  },
  {
    id: '+6',
    what: 'pickle in a queue of processes: __reduce__ by name',
    source: whenCalled(
      'q = multiprocessing.Queue()\nq.put(R())\ntry: q.get()\nexcept Exception: pass',
      "import multiprocessing\nclass F:\n    __module__ = 'os'\n    __qualname__ = __name__ = 'system'\nclass R:\n    def __reduce__(self): return eval_, ('1',)\ndef eval_(x): raise ValueError\neval_.__module__ = 'builtins'\neval_.__qualname__ = eval_.__name__ = 'eval'\n",
    ),
    allowed: [...HONEST, 'leak', 'stuck'],
  },
  {
    id: '+7',
    what: "a lock's number changed under it",
    source: whenCalled(
      "lock = Lock()\nfor name in [n for n in dir(lock) if '__' not in n] + ['_heddle_number', '_number', '_object']:\n    try: object.__setattr__(lock, name, 2**31)\n    except Exception: pass\ntry: lock.__dict__.update({'_heddle_number': 2**31, '_heddle_lock': -1})\nexcept Exception: pass\nwith lock: pass",
      'from threading import Lock\n',
    ),
    allowed: [...HONEST, 'stuck', 'leak'],
  },
  {
    id: '+8',
    what: 'keeping what ends a run, and raising it later',
    source: whenLoaded(
      'import sys, contextlib\nkept = []\ndef keep(kind, error, traceback):\n    kept.append(error)\n    return True\ndef work():\n    with contextlib.ExitStack() as stack:\n        stack.push(keep)\n        while True:\n            try: yield 1\n            finally: kept.append(sys.exc_info()[1])\ng = work()\nnext(g)\ng.close()',
    ),
    allowed: HONEST,
  },
  {
    id: '+9',
    what: 'memory written unseen: setattr, __dict__, a slice, operator.setitem',
    source: `import operator
box = type('Box', (), {})()
box.n = 0
cells = [0]
def value(): return vars(box)['n'] + cells[0]
def increment():
    setattr(box, 'n', getattr(box, 'n') + 1)
def update(change): cells[:] = [change(value())]
`,
    allowed: CONVICTED,
  },
  reaching(
    '+24',
    "a manager's proxy that exposes hidden methods",
    "manager.it()._callmethod('__subclasses__')",
    "from multiprocessing.managers import BaseManager\nBaseManager.register('it', lambda: object, exposed=['__subclasses__'])\nmanager = BaseManager()\nmanager.start()\n",
  ),
];
