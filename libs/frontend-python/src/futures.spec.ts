import { Ending } from '@heddle/trace';
import { TestPython } from '../testing/python';

let python: TestPython;
beforeAll(async () => {
  python = await TestPython.open();
});

const IMPORTS = `
import threading, time, concurrent.futures
from concurrent.futures import ThreadPoolExecutor, Future, wait, as_completed, CancelledError, InvalidStateError, BrokenExecutor
from concurrent.futures import FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED
`;

const output = (source: string) => python.outcome(IMPORTS + source);
const outputs = (source: string, runs?: number) => python.outcomes(IMPORTS + source, runs);

describe('ThreadPoolExecutor', () => {
  it('answers what Python answers, in every schedule', () => {
    expect(
      outputs(`
def square(x):
    return x * x
def bad():
    raise ValueError('no')
with ThreadPoolExecutor(max_workers=2) as executor:
    print(executor.submit(pow, 2, exp=10).result(), list(executor.map(square, range(4))), list(executor.map(pow, [2, 3], [3, 2])))
    numbers = {executor.submit(square, n): n for n in range(3)}
    print(sorted((numbers[f], f.result()) for f in as_completed(numbers)))
    failed = executor.submit(bad)
    try:
        failed.result()
    except ValueError as error:
        print('caught', error)
    print(type(failed.exception()).__name__, failed.done(), failed.running(), failed.cancelled(), failed.cancel())
    failed.add_done_callback(lambda future: print('called back', future is failed))
    done, not_done = wait([executor.submit(square, 3), executor.submit(time.sleep, 1)])
    print(len(done), len(not_done))
try:
    executor.submit(square, 1)
except RuntimeError as error:
    print(error)
`),
    ).toEqual(
      new Set([
        '1024 [0, 1, 4, 9] [8, 9]\n[(0, 0), (1, 1), (2, 4)]\ncaught no\nValueError True False False False\n' +
          'called back True\n2 0\ncannot schedule new futures after shutdown\n',
      ]),
    );
  });

  it('accepts a call and runs it, or refuses it, whoever shuts it down meanwhile', () => {
    expect(
      outputs(`
executor = ThreadPoolExecutor(1)
executor.submit(int)
closing = threading.Thread(target=executor.shutdown, kwargs={'wait': False})
closing.start()
try:
    future = executor.submit(pow, 2, 3)
except RuntimeError:
    print('refused')
else:
    print(future.result())
`),
    ).toEqual(new Set(['8\n', 'refused\n']));
  });

  it('cancels what no worker has taken, and waits for none that one takes meanwhile', () => {
    expect(
      outputs(`
executor = ThreadPoolExecutor(1)
calls = [executor.submit(print, n) for n in range(2)]
executor.shutdown(cancel_futures=True)
print([call.cancelled() for call in calls])
`),
    ).toEqual(new Set(['[True, True]\n', '0\n[False, True]\n', '0\n1\n[False, False]\n']));
  });

  it('runs no more calls at once than it has workers, and that many', () => {
    expect(
      outputs(`
inside, most = [], []
def work():
    inside.append(1)
    most.append(len(inside))
    time.sleep(1)
    inside.pop()
with ThreadPoolExecutor(2) as executor:
    for _ in range(3):
        executor.submit(work)
print(max(most))
`),
    ).toEqual(new Set(['1\n', '2\n']));
  });

  it('names its threads, and initialises them', () => {
    expect(
      output(`
def begin(word):
    print(word, threading.current_thread().name)
with ThreadPoolExecutor(1, 'job', begin, ('hello',)) as executor:
    print(executor.submit(lambda: threading.current_thread().name).result())
print(ThreadPoolExecutor().submit(lambda: threading.current_thread().name).result())
`),
    ).toBe('hello job_0\njob_0\nThreadPoolExecutor-0_0\n');
  });

  it('is broken when an initializer fails', () => {
    expect(
      output(`
def begin():
    raise OSError('no printer')
executor = ThreadPoolExecutor(1, initializer=begin)
try:
    executor.submit(print).result()
except BrokenExecutor as error:
    print(type(error).__name__)
`),
    ).toBe(
      'Exception in initializer:\nTraceback (most recent call last):\n  File "submission.py", line 7, in begin\n' +
        'OSError: no printer\nBrokenThreadPool\n',
    );
  });

  it('drops what has not begun, if shutdown says so', () => {
    const seen = outputs(`
begun, gate = threading.Event(), threading.Event()
def begin():
    begun.set()
    return gate.wait()
executor = ThreadPoolExecutor(1)
first, second = executor.submit(begin), executor.submit(print, 'never')
begun.wait()
executor.shutdown(wait=False, cancel_futures=True)
gate.set()
print(second.cancelled(), first.result())
try:
    second.result()
except CancelledError:
    print('cancelled')
`);
    expect(seen).toEqual(new Set(['True True\ncancelled\n']));
  });

  it('finishes its work when the program has ended, whether it was shut down or not', () => {
    expect(outputs(`ThreadPoolExecutor(2).submit(print, 'late')`)).toEqual(new Set(['late\n']));
    expect(python.execution.trace.ending).toBe(Ending.Completed);
  });

  it('is stuck when its only worker waits for a call that is queued behind it', () => {
    output(`
executor = ThreadPoolExecutor(max_workers=1)
def wait_on_future():
    print(executor.submit(pow, 5, 2).result())
executor.submit(wait_on_future).result()
`);
    expect(python.execution.trace.ending).toBe(Ending.Blocked);
  });

  it('loses updates of shared variables', () => {
    expect(
      outputs(`
n = 0
def work(_):
    global n
    n += 1
with ThreadPoolExecutor() as executor:
    list(executor.map(work, range(2)))
print(n)
`),
    ).toEqual(new Set(['1\n', '2\n']));
  });
});

describe('time-outs', () => {
  it.each([
    ['result', 'executor.submit(time.sleep, 9).result(timeout=1)'],
    ['map', 'list(executor.map(time.sleep, [9], timeout=1))'],
    ['as_completed', 'list(as_completed([executor.submit(time.sleep, 9)], timeout=1))'],
  ])('of %s may end before the call does, or after it', (_, code) => {
    expect(
      outputs(`
with ThreadPoolExecutor(1) as executor:
    try:
        ${code}
        print('done')
    except TimeoutError:
        print('too late')
`),
    ).toEqual(new Set(['done\n', 'too late\n']));
  });

  it('of wait leave the rest undone', () => {
    expect(
      outputs(`
with ThreadPoolExecutor(1) as executor:
    done, not_done = wait([executor.submit(time.sleep, 9)], timeout=1)
    print(len(done), len(not_done))
`),
    ).toEqual(new Set(['0 1\n', '1 0\n']));
  });
});

describe('wait', () => {
  it('returns when its condition holds', () => {
    expect(
      output(`
gate = threading.Event()
def fail():
    raise ValueError
with ThreadPoolExecutor(3) as executor:
    slow, quick = executor.submit(gate.wait), executor.submit(pow, 2, 2)
    first = wait([slow, quick], return_when=FIRST_COMPLETED)
    failing = executor.submit(fail)
    second = wait([slow, failing], return_when=FIRST_EXCEPTION)
    gate.set()
    print(first.done == {quick}, first.not_done == {slow}, failing in second.done, slow in second.not_done)
    print(len(wait([slow, quick, failing], return_when=ALL_COMPLETED).done))
`),
    ).toBe('True True True True\n3\n');
  });
});

describe('Future', () => {
  it('goes from state to state as Python lets it', () => {
    expect(
      output(`
f = Future()
print(f.cancel(), f.cancelled(), f.done(), f.set_running_or_notify_cancel(), f.cancel())
g = Future()
print(g.set_running_or_notify_cancel(), g.running(), g.cancel())
g.set_exception(KeyError('k'))
print(repr(g.exception()), g.done())
h = Future()
h.set_result(1)
try:
    h.set_result(2)
except InvalidStateError:
    print('is set', h.result())
`),
    ).toBe("True True True False True\nTrue True False\nKeyError('k') True\nis set 1\n");
  });

  it('is cancelled before it begins, or not at all', () => {
    expect(
      outputs(`
with ThreadPoolExecutor(1) as executor:
    future = executor.submit(print, 'ran')
    cancelled = future.cancel()
    print('cancelled' if cancelled else 'kept')
`),
    ).toEqual(new Set(['cancelled\n', 'ran\nkept\n', 'kept\nran\n']));
  });

  it('reports what a callback raises, and goes on', () => {
    expect(
      output(`
f = Future()
f.add_done_callback(lambda future: 1 / 0)
f.add_done_callback(lambda future: print('second'))
f.set_result(1)
`),
    ).toMatch(/^exception calling callback\nTraceback[^]*ZeroDivisionError: division by zero\nsecond\n$/);
  });
});

describe('refused arguments', () => {
  it.each([
    ['ThreadPoolExecutor(0)', 'ValueError: max_workers must be greater than 0'],
    ['ThreadPoolExecutor(initializer=1)', 'TypeError: initializer must be a callable'],
    ['wait([], return_when=1)', 'ValueError: Invalid return condition: 1'],
  ])('%s raises as in Python', (code, message) => {
    expect(output(code)).toBe(message);
  });
});
