import { Ending } from '@heddle/trace';
import { FirstEnabled, TestPython } from '../testing/python';

let python: TestPython;
beforeAll(async () => {
  python = await TestPython.open();
});

const ending = (source: string) => python.outcome(source);

describe('a submission cannot say', () => {
  it.each([
    ['().__class__.__base__', 'leads out'],
    ['int.__subclasses__()', 'leads out'],
    ['def f(): pass\nf.__globals__', 'leads out'],
    ['def f(): pass\nf.__code__', 'leads out'],
    ['def f(): pass\nf.__closure__', 'leads out'],
    ['try:\n    1/0\nexcept Exception as e:\n    e.__traceback__.tb_frame', 'leads out'],
    ['def g(): yield\ng().gi_frame', 'leads out'],
    ['import threading\nthreading.Lock()._heddle_id', 'leads out'],
    ['match 1:\n    case object(__globals__=g): pass', 'leads out'],
    ['class A:\n    __match_args__ = ("__globals__",)', 'leads out'],
    ['class M(type):\n    def __instancecheck__(cls, x): return True', 'leads out'],
    ['eval("1")', '`eval` is not available'],
    ['exec("1")', '`exec` is not available'],
    ['compile("1", "", "eval")', '`compile` is not available'],
    ['__import__("os")', '`__import__` is not available'],
    ['__builtins__', '`__builtins__` is not available'],
    ['breakpoint()', '`breakpoint` is not available'],
    ['from heddle import check', 'The module `heddle` is not available here. There are: abc, '],
    ['from socket import *', 'The module `socket` is not available here. There are: abc, '],
    ['class heddle:\n    def f(self, other): return other.__id', 'leads out'],
    ['from . import harness', 'nothing can be imported relative'],
    ['async def f(c): return c.cr_frame', 'leads out'],
  ])('%j', (source, sentence) => {
    expect(python.compile(source).diagnostic?.message).toContain(sentence);
  });

  it.each(
    'js pyodide pyodide_js _pyodide inspect importlib builtins socket subprocess marshal copyreg tempfile'.split(
      ' ',
    ),
  )('import %s', (name) => {
    const { diagnostic } = python.compile(`x = 1\nimport ${name}`);
    expect(diagnostic).toMatchObject({ kind: 'forbidden', line: 2 });
    expect(diagnostic?.message).toContain(`The module \`${name}\` is not available here. There are: `);
  });

  it.each([
    ['a syntax error', 'x = 1\ndef f(:\n    pass', 2],
    ['a return outside a function', 'x = 1\n\nreturn 3', 3],
    ['a global after its use', 'x = 1\ndef f():\n    print(x)\n    global x', 4],
    ['a NUL', 'x = "\0"', 1],
    ['deep nesting', `x = ${'['.repeat(150)}1${']'.repeat(150)}`, 1],
  ])('%s', (_, source, line) => {
    expect(python.compile(source).diagnostic).toMatchObject({ kind: 'compile-error', line });
  });
});

/** The stack of the interpreter is gone after this one, so it has a fresh one. */
it('says so when the source is nested deeper than Python can read', async () => {
  const { diagnostic } = (await TestPython.open()).compile(`x = ${'-'.repeat(5000)}1`);
  expect(diagnostic?.message).toBe('the code is nested too deeply to be read');
});

/** Nor is of this one anything left. */
it('says so when the interpreter breaks down for lack of memory', async () => {
  const hurt = await TestPython.open();
  hurt.run('x = "a"\nwhile True: x += x');
  expect(hurt.execution.exception?.text).toMatch(/^MemoryError/);
});

it('says so when what a run leaves behind is nested too deeply to be given up', async () => {
  const hurt = await TestPython.open();
  hurt.run('a = []\nfor _ in range(10 ** 5): a = [a]\nb = a');
  hurt.again(new FirstEnabled());
  expect(hurt.execution.isBroken).toBe(true);
  expect(hurt.execution.exception?.text).toMatch(/^RecursionError/);
});

it('counts lines as Python does, whatever ends them', () => {
  expect(python.compile('x = 1\r\ny = 2\rz = "\u2028"\n\f\ndef f(:').diagnostic).toMatchObject({ line: 5 });
  expect(ending('x = 1\rprint(x)\r')).toBe('1\n');
});

describe('a submission cannot reach', () => {
  it.each([
    ['hidden attributes by name', "print(getattr(int, '__sub' + 'classes__'))", 'AttributeError'],
    [
      'hidden attributes by attrgetter',
      "from operator import attrgetter\nprint(attrgetter('real.__sub' + 'classes__')(int))",
      'AttributeError',
    ],
    [
      'hidden methods by methodcaller',
      "from operator import methodcaller\nprint(methodcaller('__sub' + 'classes__')(int))",
      'AttributeError',
    ],
    [
      'hidden methods by a proxy that exposes them',
      "from multiprocessing.managers import BaseManager\nBaseManager.register('it', lambda: int, exposed=['__subclasses__'])\nm = BaseManager()\nm.start()\nprint(m.it()._callmethod('__subclasses__'))",
      'AttributeError',
    ],
    [
      'hidden methods by a proxy whose class says that they are exposed',
      "from multiprocessing.managers import BaseManager, BaseProxy\nclass P(BaseProxy):\n    _exposed_ = ('__subclasses__',)\nBaseManager.register('it', lambda: int, proxytype=P)\nm = BaseManager()\nm.start()\nprint(m.it()._callmethod('__subclasses__'))",
      'AttributeError',
    ],
    [
      'the dictionary of a class, by attrgetter',
      "from operator import attrgetter\nprint(attrgetter('__dict__')(type))",
      'AttributeError',
    ],
    ['the dictionary of a built-in class', 'print(type.__dict__)', 'AttributeError'],
    ['the variables of a built-in class', 'print(vars(type))', 'AttributeError'],
    ['the dictionary of a class, by name', "print(getattr(type, '__dict__'))", 'AttributeError'],
    ['attributes through a format', "def f(): pass\nprint('{0.__globals__}'.format(f))", 'AttributeError'],
    [
      'attributes through str.format',
      "def f(): pass\nprint(str.format('{0.__code__}', f))",
      'AttributeError',
    ],
    [
      'attributes through a nested format',
      "def f(): pass\nprint('{0:{1.__globals__}}'.format(1, f))",
      'AttributeError',
    ],
    [
      'attributes through a class made by hand',
      "type('M', (type,), {'__instance' + 'check__': lambda c, o: True})",
      'AttributeError',
    ],
    ['files', "open('/etc/passwd')", 'RuntimeError: open() is not available here: there are no files'],
    ['the keyboard', 'input()', 'RuntimeError: input() is not available here: there is nobody to ask'],
    ['its globals', 'globals()', 'RuntimeError: globals() is not available here'],
    ['modules behind modules', 'import random\nprint(random._os)', 'AttributeError'],
    ['modules behind modules in public', 'import dataclasses\nprint(dataclasses.sys)', 'AttributeError'],
    [
      'other classes of the library',
      'import threading\nthreading.Lock.acquire = lambda self: True',
      "TypeError: cannot set 'acquire' attribute of immutable type 'Lock'",
    ],
    [
      'other classes by setattr',
      "import collections\nsetattr(collections.Counter, 'update', 1)",
      "TypeError: cannot set 'update'",
    ],
    [
      'other classes by type',
      "import threading\ntype.__setattr__(threading.Lock, 'acquire', 1)",
      'AttributeError',
    ],
    [
      'what a shim is made of',
      'import multiprocessing\nprint(vars(multiprocessing.Queue()))',
      "{'_maxsize': 2147483647}",
    ],
    [
      'a system that is not there',
      "import os\nos.system('ls')",
      'RuntimeError: os.system() is not available here: there are no other programs',
    ],
    [
      'a class of the library by the state of what is sent',
      `import collections, multiprocessing as m
def get(): return collections.Counter
class X:
    def __reduce__(self): return (get, (), (None, {'most_common': 1}))
a, b = m.Pipe()
a.send(X())
b.recv()`,
      "TypeError: cannot set '__setstate__' attribute of immutable type 'Counter'",
    ],
    [
      'a class of the library by an instance that pickles otherwise',
      `import collections, pickle
def get(): return collections.Counter
class X: pass
x = X()
vars(x)['__reduce' + '_ex__'] = lambda protocol: (get, (), (None, {'most_common': 1}))
pickle.loads(pickle.dumps(x))`,
      "TypeError: cannot set '__setstate__' attribute of immutable type 'Counter'",
    ],
    [
      'anything by bytes that it wrote itself',
      "import pickle\npickle.loads(b'cos\\nsystem\\n.')",
      'UnpicklingError: here nothing can be loaded but what pickle.dumps() has made',
    ],
    [
      'a class of the library by its arguments',
      "import argparse, json\np = argparse.ArgumentParser()\np.add_argument('--default')\np.parse_args(['--default', '1'], namespace=json.JSONEncoder)",
      "TypeError: cannot set 'default' attribute of immutable type 'JSONEncoder'",
    ],
    [
      'files by its arguments',
      "import argparse\nargparse.ArgumentParser(fromfile_prefix_chars='@').parse_args(['@/etc/passwd'])",
      'RuntimeError: open() is not available here',
    ],
    [
      'the cleanups of every test case',
      'import unittest\nunittest.TestCase.addClassCleanup(print)',
      'TypeError: cleanups are added to a class of your own',
    ],
    [
      'the end of its process past everything',
      'import os\nos._exit(0)',
      'RuntimeError: os._exit() is not available here: end a process with sys.exit()',
    ],
    [
      'more threads than there can be',
      'import threading\ndef f():\n    for _ in range(2): threading.Thread(target=f).start()\nf()',
      "RuntimeError: can't start new thread: this run has 1000 already",
    ],
    [
      'another process by what it is sent as bytes',
      'import multiprocessing as m\na, b = m.Pipe()\na.send_bytes(b"cos\\nsystem\\n.")\nb.recv()',
      'RuntimeError: recv() got what was sent by send_bytes()',
    ],
    [
      'a text to evaluate',
      "import typing\nprint(typing.List['1 + 1'].__args__[0].evaluate())",
      'NameError: a text is not evaluated here',
    ],
  ])('%s', (_, source, text) => {
    expect(ending(source)).toContain(text);
  });

  it('the modules of the run after it', () => {
    python.run('import threading\nprint(threading.Lock is not None)\nthreading.Lock = None');
    python.again(new FirstEnabled());
    expect(python.output).toBe('True\n');
  });

  it('random numbers of the run before it', () => {
    python.run('import statistics\nprint(statistics.NormalDist().samples(1))');
    const first = python.output;
    python.again(new FirstEnabled());
    expect(python.output).toBe(first);
  });

  it('anything once its run is over', () => {
    const source = `
import threading
log = []
lock = threading.Lock()
def work():
    try:
        lock.acquire()
    finally:
        while True:
            log.append(1)
            print('after the end')
lock.acquire()
threading.Thread(target=work).start()
1/0
`;
    python.run(source);
    expect(python.execution.exception?.text).toBe('ZeroDivisionError: division by zero');
    expect(ending("print('fresh')")).toBe('fresh\n');
  });

  it.each(['raise SystemExit', 'exit()', 'quit(3)', 'import sys\nsys.exit("no")'])(
    'a verdict by %s',
    (source) => {
      expect(ending(source)).toBe('');
      expect(python.execution.trace.ending).toBe(Ending.Completed);
    },
  );
});
