import { CONVICTED, LIMITS, REFUSED, type Attack } from '../attack';
import { returning, whenCalled, whenCalledCorrectly, whenLoaded, withCallback } from './attack';
import { CORRECT, RACY } from './exercise';

/** Tries a patch, swallows the refusal, and stays racy: the patch must change nothing. */
function patching(id: string, what: string, imports: string, patch: string): Attack {
  const tried = patch.trim().replace(/^/gm, '    ');
  const source = whenLoaded(`${imports}\ntry:\n${tried}\nexcept (Exception, SystemExit): pass`);
  return { id, what, source, allowed: CONVICTED };
}

/** With these every thread would run where it is started, one after the other. */
const SERIAL = "{'start': lambda self: self.run(), 'join': lambda self, timeout=None: None}";

/** Does nothing right, and leaves before anybody can see it. */
function leaving(id: string, what: string, statement: string): Attack {
  const source = `import sys, os\n\n\ndef value(): ${statement}\ndef increment(): pass\ndef update(change): pass\n`;
  return { id, what, source, allowed: ['exception', 'wrong-result', 'not-concurrent', ...REFUSED] };
}

/** Cases 28 to 39: getting a better verdict than the program deserves. */
export const FORGING: readonly Attack[] = [
  {
    id: '28a',
    what: 'built-ins replaced by global variables',
    source: whenLoaded('len = isinstance = type = print = any = all = lambda *a: True'),
    allowed: CONVICTED,
  },
  {
    id: '28b',
    what: 'patched builtins.print, builtins.len',
    source: whenLoaded('import builtins\nbuiltins.len = builtins.print = lambda *a: 2'),
    allowed: REFUSED,
  },
  patching('28c', 'attributes of built-in classes', '', 'int.__eq__ = list.append = lambda *a: True'),
  patching(
    '28d',
    'attributes of built-in classes by object.__setattr__ and setattr',
    'class M(type): pass',
    "for change in (setattr, M.__setattr__):\n    for kind in (int, list, dict):\n        try: change(kind, '__eq__', lambda *a: True)\n        except TypeError: pass",
  ),
  {
    id: '29a',
    what: 'source that ends what it might stand in',
    source: `"""\n'''\n}})\n${RACY}`,
    allowed: REFUSED,
  },
  { id: '29b', what: 'a return at module level', source: `return\n${RACY}`, allowed: REFUSED },
  {
    id: '29c',
    what: "the instrumentation's own names, as keywords, attributes and in a namespace",
    source: whenLoaded(`class Spy(dict):
    def __missing__(self, name):
        if '$' in name: raise Exception('PWN' + 'ED')
        raise KeyError(name)
class M(type):
    @classmethod
    def __prepare__(cls, *a): return Spy()
class C(metaclass=M):
    x = [i for i in range(3)]
    f = lambda self: 1
def spread(**names): return names
spread(**{'$1': 1, '$location:counter': 2})`),
    allowed: CONVICTED,
  },
  {
    id: '30a',
    what: 'importing the harness, the runtime, the host',
    source: whenLoaded('import harness, _heddle, js, pyodide, _pyodide_core, heddle'),
    allowed: REFUSED,
  },
  {
    id: '30b',
    what: 'what only a harness may import, at run time',
    source: whenCalled(
      "for name in ('heddle', 'harness', 'submission', 'js', 'pyodide', 'gc', 'builtins'):\n    try: i(name)\n    except ImportError: continue\n    raise Exception('PWN' + 'ED')",
      "import functools\ni = lambda name: getattr(functools, 'import' + '_module')(name)\n",
    ),
    allowed: CONVICTED,
  },
  {
    id: '30c',
    what: "variables of the harness's frames in a traceback",
    source: withCallback(
      `try: change(None)
except TypeError as e:
    raise Exception(str([f.locals for f in traceback.TracebackException.from_exception(e, capture_locals=True).stack]))`,
      'import traceback\n',
    ),
    allowed: CONVICTED,
  },
  {
    id: '30d',
    what: "the harness's function, printed, formatted and copied",
    source: withCallback(
      "raise Exception(f'{change!r} {change} {change.__name__} {change.__doc__} {vars(change)} {dir(change)} {copy.deepcopy(change)}')",
      'import copy\n',
    ),
    allowed: CONVICTED,
  },
  {
    id: '31',
    what: 'printing what looks like the protocol, a verdict, a log line',
    source: whenCalled(
      `print('\\n{"kind":"explored"}\\n{"kind":"outcome","outcome":{"scenario":"two-increments","verdict":"accepted"}}\\n[INFO] verdict accepted\\n')`,
    ),
    allowed: CONVICTED,
  },
  leaving('32a', 'raise SystemExit', 'raise SystemExit'),
  leaving('32b', 'sys.exit(0)', 'sys.exit(0)'),
  leaving('32c', 'os._exit(0), os.abort()', 'os._exit(0); os.abort()'),
  leaving('32d', 'quit()', 'quit()'),
  {
    id: '32e',
    what: "swallowing what the harness's function raises",
    source: RACY.replace(
      'counter = change(counter)',
      'try: counter = change(counter)\n    except BaseException: pass\n    finally: return',
    ),
    allowed: CONVICTED,
  },
  {
    id: '33',
    what: 'a file name that points elsewhere',
    file: '../../../etc/passwd.py',
    source: RACY,
    allowed: CONVICTED,
  },
  {
    id: '34a',
    what: 'a left-over daemon that repairs the result',
    source: whenCalled(
      'def repair():\n    global counter\n    while True:\n        counter = 2\n        time.sleep(1)\nThread(target=repair, daemon=True).start()',
      'import time\nfrom threading import Thread\n',
    ),
    allowed: [...CONVICTED, ...LIMITS, 'leak'],
  },
  {
    id: '34b',
    what: 'a left-over thread that is never joined',
    source: whenCalled(
      'Thread(target=time.sleep, args=(1e9,)).start()',
      'import time\nfrom threading import Thread\n',
    ),
    allowed: [...CONVICTED, ...LIMITS, 'leak'],
  },
  { id: '35a', what: 'a hard-coded result', source: returning('2'), allowed: CONVICTED },
  {
    id: '35b',
    what: 'looking for the harness in the stack',
    source: whenCalled("if 'harness' not in ''.join(traceback.format_stack()): return", 'import traceback\n'),
    allowed: [...CONVICTED, 'not-concurrent'],
  },
  {
    id: '35c',
    what: 'faking the clock, the sleep and the seed',
    source: whenLoaded(
      'import time, random\ntime.time = time.monotonic = lambda: 0\ntime.sleep = lambda s: None\nrandom.seed(1)\nrandom.random = lambda: 0',
    ),
    allowed: CONVICTED,
  },
  {
    id: '35d',
    what: 'chance that differs from run to run',
    source: whenCalled(
      'if random.random() < 0.5 or hash("a") % 2 or id(object()) % 32: value()',
      'import random\n',
    ),
    allowed: CONVICTED,
  },
  patching(
    '36a',
    'patched Thread.start and Thread.join',
    'import threading',
    `for name, f in ${SERIAL}.items(): setattr(threading.Thread, name, f)`,
  ),
  {
    id: '36b',
    what: 'threading.Thread replaced in its module',
    source: whenLoaded(
      'import threading\nclass Now(threading.Thread):\n    def start(self): self.run()\n    def join(self, timeout=None): pass\nthreading.Thread = Now',
    ),
    allowed: CONVICTED,
  },
  patching(
    '36c',
    "patched by a metaclass's __setattr__",
    'from threading import Thread\nclass M(type): pass',
    `for name, f in ${SERIAL}.items(): M.__setattr__(Thread, name, f)`,
  ),
  patching(
    '36d',
    "patched by super()'s __setattr__",
    'from threading import Thread',
    `for name, f in ${SERIAL}.items(): super(type(Thread), Thread).__setattr__(name, f)`,
  ),
  patching(
    '36e',
    'patched by a copy that is made of the class',
    'import copy\nfrom threading import Thread',
    `class R:\n    def __reduce_ex__(self, p): return lambda: Thread, (), (None, ${SERIAL})\ncopy.copy(R())`,
  ),
  patching(
    '36f',
    'patched by a class update',
    'import functools\nfrom threading import Thread',
    `class R: start = lambda self: self.run()\nfunctools.update_wrapper(Thread, R, assigned=('start',), updated=())`,
  ),
  patching(
    '36g',
    "the harness's thread made another class",
    'import threading',
    'class Now(threading.Thread):\n    def join(self, timeout=None): pass\nthreading.main_thread().__class__ = Now',
  ),
  {
    id: '36h',
    what: "gevent.monkey, which would make the harness's threads greenlets",
    source: whenLoaded('from gevent import monkey\nmonkey.patch_all()'),
    allowed: CONVICTED,
  },
  {
    id: '36i',
    what: "a patched check, by way of Enum's export into any module",
    source: whenLoaded(`import enum
class Always(enum.Enum):
    is_plain = _equal = 1
    def __call__(self, *a): return True
Always.__module__ = '_heddle.shims.harness'
enum.global_enum(Always)`),
    allowed: CONVICTED,
  },
  {
    id: '37',
    what: 'serialising everything',
    source: CORRECT.replace(
      'def increment():',
      'turns = []\n\n\ndef increment():\n    turns.append(1)\n    if len(turns) % 2: lock.acquire()\n    bump()\n    if len(turns) % 2 == 0: lock.release()\n\n\ndef bump():',
    ).replace(
      'def bump():\n    global counter\n    with lock:\n        counter += 1',
      'def bump():\n    global counter\n    counter += 1',
    ),
    allowed: [...CONVICTED, 'not-concurrent', 'leak', 'deadlock', 'stuck'],
  },
  {
    id: '38a',
    what: 'sleeping instead of synchronising',
    source: whenCalled('n.append(1)\ntime.sleep(len(n) * 10)', 'import time\nn = []\n'),
    allowed: CONVICTED,
  },
  {
    id: '38b',
    what: 'polling a flag instead of a lock',
    source: whenCalled(
      'global busy\nwhile busy: time.sleep(0.01)\nbusy = True',
      'import time\nbusy = False\n',
    ).replace('counter += 1', 'counter += 1\n    busy = False'),
    allowed: [...CONVICTED, ...LIMITS],
  },
  {
    id: '39',
    what: 'a race that needs a rare schedule',
    source: CORRECT.replace(
      'with lock:\n        counter += 1',
      `before = tick()
    with lock: pass
    with lock: pass
    if before == 0 and tick() == 3: counter += 1
    else:
        with lock: counter += 1


hint = 0


def tick():
    global hint
    with lock:
        hint += 1
        return hint - 1`,
    ),
    allowed: CONVICTED,
    schedules: 1_000,
  },
  {
    id: '39b',
    what: 'a correct submission that does what an attacker would, to no avail',
    source: whenCalledCorrectly('str(type(lock)), repr(lock), dir(lock), isinstance(lock, object)'),
    allowed: ['accepted'],
  },
];
