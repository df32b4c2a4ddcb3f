import { TestPython } from '../testing/python';

let python: TestPython;
beforeAll(async () => {
  python = await TestPython.open();
});

const output = (source: string) => python.outcome(source);
const outputs = (source: string, runs?: number) => python.outcomes(source, runs);

describe('Thread', () => {
  it('runs its target with its arguments', () => {
    expect(
      output(`
import threading
def work(a, b=0, *, c=0):
    print(a, b, c, threading.current_thread().name)
t = threading.Thread(target=work, args=(1,), kwargs={'b': 2, 'c': 3})
print(t.name, t.is_alive(), t.daemon, t.ident)
t.start()
t.join()
print(t.is_alive(), t.ident is not None)
`),
    ).toBe('Thread-1 (work) False False None\n1 2 3 Thread-1 (work)\nFalse True\n');
  });

  it('can be subclassed', () => {
    expect(
      output(`
from threading import Thread
class Worker(Thread):
    def __init__(self, n):
        super().__init__(name=f'worker {n}')
        self.n = n
        self.result = None
    def run(self):
        self.result = self.n * 2
workers = [Worker(n) for n in range(3)]
for w in workers: w.start()
for w in workers: w.join()
print([w.result for w in workers], workers[0].name)
`),
    ).toBe('[0, 2, 4] worker 0\n');
  });

  it.each([
    ['is started twice', 't.start(); t.start()', 'RuntimeError: threads can only be started once'],
    ['is joined before it is started', 't.join()', 'RuntimeError: cannot join thread before it is started'],
    ['joins itself', 'threading.current_thread().join()', 'RuntimeError: cannot join current thread'],
    [
      'becomes a daemon too late',
      't.start(); t.daemon = True',
      'RuntimeError: cannot set daemon status of active thread',
    ],
    [
      'never called its initialiser',
      `
class Bad(threading.Thread):
    def __init__(self):
        pass
Bad().start()`,
      'RuntimeError: thread.__init__() not called',
    ],
  ])('says so when it %s', (_, code, message) => {
    expect(output(`import threading\nt = threading.Thread(target=print)\n${code}`)).toBe(message);
  });

  it('finishes in any order', () => {
    const seen = outputs(`
import threading
order = []
threads = [threading.Thread(target=order.append, args=(n,)) for n in range(2)]
for t in threads: t.start()
for t in threads: t.join()
print(order)
`);
    expect(seen).toEqual(new Set(['[0, 1]\n', '[1, 0]\n']));
  });

  it('ends the run with an exception that nobody handles, and says where', () => {
    python.run(`
import threading
def divide(n):
    return 1 / n
def work():
    divide(0)
t = threading.Thread(target=work)
t.start()
t.join()
print('never')
`);
    expect(python.execution.exception).toEqual({
      task: 1,
      text: 'ZeroDivisionError: division by zero',
      frames: 'submission:4:12 divide\nsubmission:6:5 work',
    });
  });

  it('tells a hook of the program about its exception', () => {
    expect(
      output(`
import threading
def hook(args):
    print(args.exc_type.__name__, args.exc_value, args.thread.name)
threading.excepthook = hook
def work():
    raise ValueError('no')
t = threading.Thread(target=work)
t.start()
t.join()
print('went on')
`),
    ).toBe('ValueError no Thread-1 (work)\nwent on\n');
  });

  it('leaves quietly with SystemExit', () => {
    expect(
      output(`
import sys, threading
t = threading.Thread(target=sys.exit)
t.start()
t.join()
print('went on', threading.active_count(), [x.name for x in threading.enumerate()])
`),
    ).toBe("went on 1 ['MainThread']\n");
  });

  it('has attributes of its own in a local', () => {
    expect(
      outputs(`
import threading
data = threading.local()
seen = []
def work(n):
    data.n = n
    data.n += 1
    seen.append(data.n)
threads = [threading.Thread(target=work, args=(n,)) for n in (1, 10)]
for t in threads: t.start()
for t in threads: t.join()
print(sorted(seen), hasattr(data, 'n'))
`),
    ).toEqual(new Set(['[2, 11] False\n']));
  });
});

describe('an unprotected counter', () => {
  const counter = (body: string): string => `
import threading
${body}
threads = [threading.Thread(target=work) for _ in range(2)]
for t in threads: t.start()
for t in threads: t.join()
`;

  it.each([
    ['a global', 'n = 0\ndef work():\n    global n\n    n += 1', 'print(n)'],
    ['an attribute', 'class C:\n    n = 0\nc = C()\ndef work():\n    c.n += 1', 'print(c.n)'],
    ['an element', 'a = [0]\ndef work():\n    a[0] += 1', 'print(a[0])'],
    ['an entry', "d = {'n': 0}\ndef work():\n    d['n'] += 1", "print(d['n'])"],
    ['an entry by methods', "d = {}\ndef work():\n    d.update(n=d.get('n', 0) + 1)", "print(d['n'])"],
  ])('loses an update in %s', (_, body, show) => {
    expect(outputs(counter(body) + show)).toEqual(new Set(['1\n', '2\n']));
  });

  it('loses an update in a captured variable', () => {
    expect(
      outputs(`
import threading
def main():
    n = 0
    def work():
        nonlocal n
        n += 1
    threads = [threading.Thread(target=work) for _ in range(2)]
    for t in threads: t.start()
    for t in threads: t.join()
    print(n)
main()
`),
    ).toEqual(new Set(['1\n', '2\n']));
  });

  it.each([
    ['a lock', 'lock = threading.Lock()', '    with lock:\n        n += 1'],
    ['acquire and release', 'lock = threading.RLock()', '    lock.acquire()\n    n += 1\n    lock.release()'],
    ['a semaphore', 'lock = threading.Semaphore()', '    with lock:\n        n += 1'],
    ['a condition', 'lock = threading.Condition()', '    with lock:\n        n += 1'],
  ])('loses nothing with %s', (_, lock, body) => {
    const source = `${lock}\nn = 0\ndef work():\n    global n\n${body}`;
    expect(outputs(`${counter(source)}print(n)`)).toEqual(new Set(['2\n']));
  });

  it('is interleaved inside operators, properties, iterators and context managers of the program', () => {
    expect(
      outputs(`
import threading
class Cell:
    def __init__(self): self.v = 0
    @property
    def value(self): return self.v
    @value.setter
    def value(self, v): self.v = v
    def __iadd__(self, n):
        self.value = self.value + n
        return self
cell = Cell()
def work():
    global cell
    cell += 1
threads = [threading.Thread(target=work) for _ in range(2)]
for t in threads: t.start()
for t in threads: t.join()
print(cell.value)
`),
    ).toEqual(new Set(['1\n', '2\n']));
  });

  it('is interleaved inside descriptors of the program, which may wait for a lock', () => {
    expect(
      outputs(`
import threading
lock = threading.Lock()
class Guarded:
    def __set_name__(self, owner, name): self.place = '_' + name
    def __get__(self, cell, owner=None):
        with lock: return cell.__dict__[self.place]
    def __set__(self, cell, value):
        with lock: cell.__dict__[self.place] = value
class Cell:
    value = Guarded()
    def __init__(self): self.value = 0
cell = Cell()
def work():
    cell.value += 1
threads = [threading.Thread(target=work) for _ in range(2)]
for t in threads: t.start()
for t in threads: t.join()
print(cell.value)
`),
    ).toEqual(new Set(['1\n', '2\n']));
  });

  it('asks no descriptor without __set__ for what stands in the object', () => {
    expect(
      outputs(`
import threading, time
lock = threading.Lock()
made = []
seen = []
class Lazy:
    def __init__(self, make): self.make = make
    def __get__(self, page, owner=None):
        with lock:
            if 'text' not in page.__dict__:
                page.__dict__['text'] = self.make(page)
        return page.text
class Page:
    @Lazy
    def text(self):
        made.append(1)
        time.sleep(1)
        return 'text'
page = Page()
def work():
    seen.append(page.text)
threads = [threading.Thread(target=work) for _ in range(2)]
for t in threads: t.start()
for t in threads: t.join()
print(len(made), seen)
`),
    ).toEqual(new Set(["1 ['text', 'text']\n"]));
  });

  it('asks no descriptor without __set__ before something is stored in its place', () => {
    expect(
      outputs(`
import threading
lock = threading.Lock()
class Lazy:
    def __get__(self, page, owner=None):
        with lock: page.text = 'text'
        return page.text
class Page:
    text = Lazy()
print(Page().text)
`),
    ).toEqual(new Set(['text\n']));
  });
});

describe('locks and signals', () => {
  it.each([
    ['lock.release()', 'RuntimeError: release unlocked lock'],
    ['threading.RLock().release()', 'RuntimeError: cannot release un-acquired lock'],
    ['threading.Condition().wait()', 'RuntimeError: cannot wait on un-acquired lock'],
    ['threading.Condition().notify()', 'RuntimeError: cannot notify on un-acquired lock'],
    ['lock.acquire(False, 1)', "ValueError: can't specify a timeout for a non-blocking call"],
    ['lock.acquire(timeout=-2)', 'ValueError: timeout value must be a non-negative number'],
    ['lock.acquire(timeout=threading.TIMEOUT_MAX + 1)', 'OverflowError: timeout value is too large'],
    ['threading.Semaphore(-1)', 'ValueError: semaphore initial value must be >= 0'],
    ['threading.BoundedSemaphore(1).release()', 'ValueError: Semaphore released too many times'],
    ['threading.Barrier(0)', 'ValueError: parties must be >= 1'],
    ['queue.Queue().task_done()', 'ValueError: task_done() called too many times'],
    ['queue.Queue().get_nowait()', 'Empty'],
    ['queue.Queue().put(1, timeout=-1)', "ValueError: 'timeout' must be a non-negative number"],
    ['time.sleep(-1)', 'ValueError: sleep length must be non-negative'],
  ])('%s raises as in Python', (code, message) => {
    expect(output(`import threading, queue, time\nlock = threading.Lock()\n${code}`)).toBe(message);
  });

  it('answers what Python answers', () => {
    expect(
      output(`
import threading, queue, time
lock = threading.Lock()
print(lock.acquire(), lock.locked(), lock.acquire(False), lock.acquire(timeout=1), time.monotonic())
lock.release()
with lock as entered:
    print(entered)
r = threading.RLock()
with r:
    with r:
        print('twice')
e = threading.Event()
print(e.wait(0.5), e.is_set(), e.set(), e.wait(), e.is_set())
s = threading.Semaphore(2)
print(s.acquire(), s.acquire(), s.acquire(blocking=False), s.release(2))
c = threading.Condition()
with c:
    print(c.wait(0.5), c.wait_for(lambda: True), c.notify_all())
q = queue.Queue(2)
q.put(1); q.put(2)
print(q.full(), q.qsize(), q.get(), q.get(), q.empty())
p = queue.PriorityQueue()
for n in (3, 1, 2): p.put((n, 'x'))
l = queue.LifoQueue()
l.put(1); l.put(2)
print(p.get(), l.get(), time.time() - time.monotonic() == 1767225600.0)
q.shutdown()
try:
    q.get()
except queue.ShutDown:
    print('shut down')
b = threading.Barrier(1, action=lambda: print('action'))
print(b.wait(), b.parties, b.n_waiting, b.broken)
`),
    ).toBe(
      'True True False False 1.0\nTrue\ntwice\nFalse False None True True\nTrue True False None\nFalse True None\n' +
        "True 2 1 2 True\n(1, 'x') 2 True\nshut down\naction\n0 1 0 False\n",
    );
  });

  it('wakes waiters of a condition', () => {
    expect(
      outputs(`
import threading
items, done = [], []
condition = threading.Condition()
def consume():
    with condition:
        while not items:
            condition.wait()
        done.append(items.pop())
def produce():
    with condition:
        items.append(1)
        condition.notify()
threads = [threading.Thread(target=f) for f in (consume, produce)]
for t in threads: t.start()
for t in threads: t.join()
print(done)
`),
    ).toEqual(new Set(['[1]\n']));
  });

  it('hands items through a queue in order', () => {
    expect(
      outputs(`
import threading, queue
q = queue.Queue(1)
def produce():
    for n in range(3): q.put(n)
    q.put(None)
got = []
t = threading.Thread(target=produce)
t.start()
for item in iter(q.get, None):
    got.append(item)
t.join()
print(got)
`),
    ).toEqual(new Set(['[0, 1, 2]\n']));
  });

  it('lets a timer run, unless it was cancelled before', () => {
    expect(
      outputs(`
import threading
log = []
a = threading.Timer(1, log.append, ['a'])
a.start()
a.join()
b = threading.Timer(5, log.append, ['b'])
b.start()
b.cancel()
b.join()
print(sorted(log))
`),
    ).toEqual(new Set(["['a', 'b']\n", "['a']\n"]));
  });

  it('waits inside the context managers of the program', () => {
    expect(
      outputs(`
import threading
from contextlib import contextmanager
lock = threading.Lock()
n = 0
@contextmanager
def locked():
    lock.acquire()
    try:
        yield
    finally:
        lock.release()
def work():
    global n
    with locked():
        n += 1
threads = [threading.Thread(target=work) for _ in range(3)]
for t in threads: t.start()
for t in threads: t.join()
print(n)
`),
    ).toEqual(new Set(['3\n']));
  });

  it.each([
    ['spreads in a list', '[*map(visit, [1, 2])]'],
    ['spreads in a tuple', '0, *(visit(n) for n in (1, 2))'],
    ['spreads in a set', '{*map(visit, [1, 2])}'],
    ['spreads in the arguments of a call', 'max(0, *map(visit, [1, 2]))'],
    ['unpacks', 'a, b = map(visit, [1, 2])'],
    ['unpacks, with a star', 'a, *b = map(visit, [1, 2])'],
  ])('waits inside the iterators that it %s', (_, statement) => {
    expect(
      outputs(`
import threading
from time import sleep
lock = threading.Lock()
n = 0
def visit(more):
    global n
    with lock:
        sleep(1)
        n += more
    return more
def work():
    ${statement}
threads = [threading.Thread(target=work) for _ in range(2)]
for t in threads: t.start()
for t in threads: t.join()
print(n)
`),
    ).toEqual(new Set(['6\n']));
  });
});
