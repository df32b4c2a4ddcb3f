import { Ending } from '@heddle/trace';
import { TestPython } from '../testing/python';

let python: TestPython;
beforeAll(async () => {
  python = await TestPython.open();
});

const output = (source: string) => python.outcome(source);
const outputs = (source: string, runs?: number) => python.outcomes(source, runs);

describe('what depends on addresses in Python', () => {
  it('depends on the schedule only', () => {
    const seen = outputs(
      `
class Account:
    pass
accounts = [Account() for _ in range(20)]
junk = [object() for _ in range(7)]
print([accounts.index(a) for a in sorted(set(accounts), key=lambda a: 0)], accounts[3])
print([accounts.index(a) for a in sorted(accounts, key=id)], hash(accounts[5]) == hash(accounts[5]))
`,
      5,
    );
    expect(seen.size).toBe(1);
  });

  it('is left to the classes that say otherwise', () => {
    expect(
      output(`
from dataclasses import dataclass
class Own:
    def __eq__(self, other): return True
    def __hash__(self): return 7
@dataclass(frozen=True)
class Point:
    x: int
@dataclass
class Loose:
    x: int
print(hash(Own()), len({Own(), Own()}), len({Point(1), Point(1)}))
try:
    hash(Loose(1))
except TypeError as error:
    print(error)
`),
    ).toBe("7 1 1\nunhashable type: 'Loose'\n");
  });
});

describe('what cannot be interrupted', () => {
  it('names the line at which it would have to wait', () => {
    const seen = outputs(`
import threading, time
lock = threading.Lock()
class Key:
    def __hash__(self):
        with lock:
            return 1
def work():
    with lock:
        pass
    time.sleep(1)
    {Key(): 1}
threads = [threading.Thread(target=work) for _ in range(2)]
for t in threads: t.start()
for t in threads: t.join()
print('through')
`);
    expect(seen).toContain(
      'RuntimeError: this would have to wait inside a call that cannot be interrupted (line 6)',
    );
    expect(seen).toContain('through\n');
  });

  it('is a deadlock when it is not inside such a call', () => {
    python.run('import threading\nlock = threading.Lock()\nlock.acquire()\nlock.acquire()');
    expect(python.execution.trace.ending).toBe(Ending.Blocked);
  });
});

describe('a program that prints without end', () => {
  it.each([true, false])('is ended by its limit (explaining: %s)', (explain) => {
    python.run("while True: print('x' * 1000)", { explain });
    expect(python.execution.trace.ending).toBe(Ending.OutputLimit);
  });
});

describe('an endless program', () => {
  it.each([
    ['while True: pass'],
    ['while True:\n    try:\n        while True: pass\n    except BaseException:\n        pass'],
    ['import itertools\nfor n in itertools.count(): pass'],
    ['def g():\n    while True: yield 1\nlist(g())'],
    [
      'class K:\n    def __eq__(self, other):\n        while True: pass\n    def __hash__(self): return 1\n{K(), K()}',
    ],
  ])('runs out of fuel: %j', (source) => {
    python.run(source, { explain: false });
    expect(python.execution.trace.ending).toBe(Ending.StepLimit);
  });

  it('recurses as deep as Python lets it, and can handle that', () => {
    const source =
      'def f(n):\n    try:\n        return f(n + 1)\n    except RecursionError:\n        return n\nprint(100 < f(0) < 1000)';
    expect(output(source)).toBe('True\n');
  });
});

describe('types in Python', () => {
  it.each([
    ['an alias', 'type Pair[T] = tuple[T, T]\nprint(Pair)', 'Pair\n'],
    ['an alias that is asked', 'type Pair = tuple[int, int]\nprint(Pair.__value__)', 'tuple[int, int]\n'],
    ['an alias in a function', 'def f():\n    type Row[T] = list[T]\n    return Row\nprint(f())', 'Row\n'],
    ['a generic base', 'class Stack[T](list[T]):\n    pass\nprint(Stack([1]))', '[1]\n'],
    [
      'a generic base of its own',
      'class Box[T]:\n    def __init__(self, t: T): self.t = t\nclass Full[T](Box[T]):\n    pass\nprint(Full(1).t)',
      '1\n',
    ],
    ['a limit', 'class Box[T: (int, str), *Ts, **P]:\n    kind = T\nprint(Box.kind)', 'T\n'],
    [
      'a limit that is code',
      'class Box[T: print("seen")]:\n    kind = T\nprint(Box.kind.__bound__)',
      'None\n',
    ],
    ['an alias that is code', 'type Seen = print("seen")\nprint(Seen.__value__)', 'None\n'],
    [
      'an alias of what is guarded',
      'type Seen = "{0.x}".format(1) | int.__dict__\nprint(Seen.__value__)',
      'None\n',
    ],
    [
      'a parameter in a function',
      'class Box[T]:\n    pass\ndef make[T](t: T) -> Box[T]:\n    return Box[T]()\nprint(type(make(1)).__name__)',
      'Box\n',
    ],
    [
      'a parameter in a method',
      'import threading\nlock = threading.Lock()\nclass Box:\n    def put[T](self, t: T):\n        with lock:\n            return [t, T, __class__]\nprint(Box().put(1))',
      "[1, T, <class '__main__.Box'>]\n",
    ],
  ])('may be %s', (_, source, printed) => {
    expect(output(source)).toBe(printed);
  });
});
