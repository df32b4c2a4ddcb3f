import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ending } from '@heddle/trace';
import { TestPython } from '../testing/python';

const FOLDER = join(__dirname, '../fixtures/processes');
const programs = readdirSync(FOLDER).filter((name) => name.endsWith('.py'));

let python: TestPython;
beforeAll(async () => {
  python = await TestPython.open();
});

const output = (source: string) => python.outcome(`import multiprocessing, threading, os\n${source}`);
const outputs = (source: string, runs?: number) =>
  python.outcomes(`import multiprocessing, threading, os\n${source}`, runs);

describe('a program of several processes', () => {
  // The .txt files were compared with what CPython prints on Linux: the same, but for process ids, tracebacks and the wording of its versions.
  it.each(programs)('prints what it prints elsewhere: %s', (name) => {
    python.run(readFileSync(join(FOLDER, name), 'utf8'));

    expect(python.execution.exception).toBeUndefined();
    expect(python.output).toBe(readFileSync(join(FOLDER, name.replace('.py', '.txt')), 'utf8'));
    expect(python.execution.trace.ending).toBe(Ending.Completed);
  });
});

const COUNT = (increment: string, made: string): string => `
${made}
def work(counter, lock):
    ${increment}
if __name__ == '__main__':
    counter, lock = multiprocessing.Value('i', 0), ${made.startsWith('lock') ? 'lock' : 'None'}
    children = [multiprocessing.Process(target=work, args=(counter, lock)) for _ in range(2)]
    for p in children: p.start()
    for p in children: p.join()
    print(counter.value)
`;

describe('shared memory', () => {
  it('loses an update without a lock', () => {
    expect(outputs(COUNT('counter.value += 1', ''))).toEqual(new Set(['1\n', '2\n']));
  });

  it('loses one with a lock of threading, of which each process has its own', () => {
    const source = COUNT('with lock: counter.value += 1', 'lock = threading.Lock()');
    expect(outputs(source)).toEqual(new Set(['1\n', '2\n']));
  });

  it.each([
    ['its own lock', 'with counter.get_lock(): counter.value += 1', ''],
    ['itself as a lock', 'with counter: counter.value += 1', ''],
    ['a lock of multiprocessing', 'with lock: counter.value += 1', 'lock = multiprocessing.Lock()'],
  ])('loses nothing with %s', (_, increment, made) => {
    expect(outputs(COUNT(increment, made))).toEqual(new Set(['2\n']));
  });

  it('loses an element of an array without a lock', () => {
    const source = COUNT('counter[0] += 1', '').replace("Value('i', 0)", "Array('i', 1)");
    expect(outputs(source.replace('counter.value', 'counter[:]'))).toEqual(new Set(['[1]\n', '[2]\n']));
  });
});

describe('a fork', () => {
  it('sees the values of the moment, whatever the parent does later', () => {
    expect(
      outputs(`
n = 1
def child(q):
    q.put(n)
q = multiprocessing.Queue()
p = multiprocessing.Process(target=child, args=(q,))
n = 2
p.start()
n = 3
print(q.get(), n)
p.join()
`),
    ).toEqual(new Set(['2 3\n']));
  });

  it('takes along a lock that another thread holds, and nobody will release it', () => {
    const source = `
lock = threading.Lock()
def child():
    with lock:
        print('in')
with lock:
    p = multiprocessing.Process(target=child)
    p.start()
p.join()
`;
    output(source);
    expect(python.execution.trace.ending).toBe(Ending.Blocked);
  });

  it('knows itself and its threads', () => {
    expect(
      output(`
def child():
    print(os.getpid() - os.getppid(), multiprocessing.current_process().name, multiprocessing.parent_process().name)
    t = threading.Thread(target=lambda: print(threading.current_thread().name, os.getpid() - os.getppid()))
    t.start()
    t.join()
    print(threading.current_thread().name, threading.active_count())
p = multiprocessing.Process(target=child, name='kid')
p.start()
p.join()
print(p, os.getpid() == p.pid - 1)
`),
    ).toBe(
      "1 kid MainProcess\nThread-1 (<lambda>) 1\nMainThread 1\n<Process name='kid' pid=4001 parent=4000 stopped exitcode=0> True\n",
    );
  });
});

describe('a spawned process', () => {
  it('evaluates the module afresh, under another name', () => {
    expect(
      output(`
print('hello from', __name__)
state = []
def child(q):
    q.put((state, __name__))
if __name__ == '__main__':
    state.append(1)
    context = multiprocessing.get_context('spawn')
    q = context.Queue()
    p = context.Process(target=child, args=(q,))
    p.start()
    print(q.get())
    p.join()
`),
    ).toBe("hello from __main__\nhello from __mp_main__\n([], '__mp_main__')\n");
  });

  it('cannot start processes while it evaluates the module: the guard is missing', () => {
    expect(
      output(`
def child():
    print('never')
p = multiprocessing.get_context('spawn').Process(target=child)
p.start()
p.join()
print(p.exitcode)
`),
    ).toMatch(/RuntimeError: \n +An attempt has been made to start a new process before[^]*\n1\n$/);
  });
});

describe('an exception in a process', () => {
  it('is its exit code, for whoever asks', () => {
    const text = output(`
def child():
    raise ValueError('no')
p = multiprocessing.Process(target=child)
p.start()
p.join()
print(p.exitcode)
`);
    expect(text).toMatch(/^Process Process-1:\nTraceback[^]*ValueError: no\n1\n$/);
  });

  it("is the program's, if nobody asks", () => {
    expect(output(`p = multiprocessing.Process(target=lambda: 1 / 0)\np.start()\np.join()`)).toBe(
      'ZeroDivisionError: division by zero',
    );
  });
});

describe('a process that is killed', () => {
  it('stops between any two accesses to what others see', () => {
    expect(
      outputs(`
def child(value):
    value.value = 1
    value.value = 2
value = multiprocessing.Value('i', 0)
p = multiprocessing.Process(target=child, args=(value,))
p.start()
p.terminate()
p.join()
print(value.value, p.exitcode)
`),
    ).toEqual(new Set(['0 -15\n', '1 -15\n', '2 0\n']));
  });

  it('may still be alive right after', () => {
    expect(
      outputs(`
p = multiprocessing.Process(target=threading.Event().wait)
p.start()
p.kill()
alive = p.is_alive()
p.join()
print(alive, p.exitcode)
`),
    ).toEqual(new Set(['True -9\n', 'False -9\n']));
  });

  it('takes its threads along, and closes its ends of pipes', () => {
    expect(
      outputs(`
def child(c):
    threading.Thread(target=lambda: threading.Event().wait()).start()
    c.send('begun')
    threading.Event().wait()
receiver, sender = multiprocessing.Pipe(duplex=False)
p = multiprocessing.Process(target=child, args=(sender,))
p.start()
sender.close()
print(receiver.recv())
p.terminate()
try:
    receiver.recv()
except EOFError:
    print('end')
p.join()
`),
    ).toEqual(new Set(['begun\nend\n']));
  });

  it('keeps the lock that it holds', () => {
    const source = `
def child(lock, c):
    with lock:
        c.send(1)
        threading.Event().wait()
lock, (receiver, sender) = multiprocessing.Lock(), multiprocessing.Pipe(duplex=False)
p = multiprocessing.Process(target=child, args=(lock, sender))
p.start()
receiver.recv()
p.terminate()
lock.acquire()
`;
    output(source);
    expect(python.execution.trace.ending).toBe(Ending.Blocked);
  });

  it('takes the read lock of a queue along if it was the one who waited', () => {
    const source = `
def child(q, c):
    q.get()
    c.send(1)
    threading.Event().wait()
q, (receiver, sender) = multiprocessing.SimpleQueue(), multiprocessing.Pipe(duplex=False)
p = multiprocessing.Process(target=child, args=(q, sender))
p.start()
WHEN
p.terminate()
p.join()
q.put(2)
print(q.get())
`;
    expect(outputs(source.replace('WHEN', ''))).toEqual(new Set(['']));
    expect(outputs(source.replace('WHEN', 'q.put(1)\nreceiver.recv()'))).toEqual(new Set(['2\n']));
  });

  it('ends with its parent if it is a daemon', () => {
    expect(
      outputs(`
def daemon():
    while True:
        print('tick')
        threading.Event().wait()
def parent():
    multiprocessing.Process(target=daemon, daemon=True).start()
p = multiprocessing.Process(target=parent)
p.start()
p.join()
print('end')
`),
    ).toEqual(new Set(['tick\nend\n', 'end\n']));
  });
});

describe('a queue', () => {
  it('may be empty for others although something was put', () => {
    expect(
      outputs(`
q = multiprocessing.Queue()
q.put(1)
print(q.empty())
q.get()
`),
    ).toEqual(new Set(['True\n', 'False\n']));
  });

  it('lets no process end before all that it put is in the pipe', () => {
    const source = `
def child(q):
    q.put('x' * 100_000)
q = multiprocessing.Queue()
p = multiprocessing.Process(target=child, args=(q,))
p.start()
`;
    expect(outputs(`${source}text = q.get()\np.join()\nprint(len(text))`)).toEqual(new Set(['100000\n']));
    output(`${source}p.join()\nq.get()`);
    expect(python.execution.trace.ending).toBe(Ending.Blocked);
  });

  it('copies what is put', () => {
    expect(
      outputs(`
q, items = multiprocessing.SimpleQueue(), [1]
q.put(items)
items.append(2)
print(q.get(), items)
`),
    ).toEqual(new Set(['[1] [1, 2]\n']));
  });
});

describe('a pipe', () => {
  it('ends when all processes have closed the other end', () => {
    expect(
      outputs(`
def child(c):
    with c:
        c.send(1)
receiver, sender = multiprocessing.Pipe(duplex=False)
p = multiprocessing.Process(target=child, args=(sender,))
p.start()
sender.close()
print(receiver.recv())
try:
    receiver.recv()
except EOFError:
    print('end')
p.join()
`),
    ).toEqual(new Set(['1\nend\n']));
  });
});
