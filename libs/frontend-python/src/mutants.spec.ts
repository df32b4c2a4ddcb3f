import { TestPython } from '../testing/python';

jest.setTimeout(60_000);

interface Mutant {
  readonly operator: string;
  readonly function: string;
  readonly source: string;
}

let python: TestPython;
beforeAll(async () => (python = await TestPython.open()));

const mutants = (source: string) => JSON.parse(python.realm.mutants(source)) as readonly Mutant[];

/** What an operator makes of a program. */
function by(operator: string, source: string): readonly string[] {
  return mutants(source)
    .filter((mutant) => mutant.operator === operator)
    .map((mutant) => mutant.source);
}

/** The same program with one text in the place of another, which must be there. */
function changed(source: string, before: string, after: string): string {
  if (!source.includes(before)) throw new Error(`There is no ${before}`);
  return source.replace(before, after);
}

const PAIR = `def add(self, n):
    log()
    with self.lock:  # both or none
        self.count += 1
        self.sum += n
    log()
`;

const GUARDED = `def add(self, n):
    self.lock.acquire()
    try:
        if self.count == 9:
            return 0
        self.count += step(n)
        return self.count
    finally:
        self.lock.release()
`;

describe('drop-critical-region', () => {
  it('leaves the lines below a with as they are, and comments', () => {
    expect(by('drop-critical-region', PAIR)).toEqual([changed(PAIR, 'with self.lock:', 'if True:')]);
  });

  it.each([
    ['with a, b:', ['with b:', 'with a:']],
    ['async with lock:', ['if True:']],
    ['with counted.get_lock():', ['if True:']],
    ['with made() as it:', []],
    ['with suppress(KeyError):', []],
  ])('%s', (header, expected) => {
    const source = `async def work(a, b, lock, counted):\n    ${header}\n        step()\n`;
    expect(by('drop-critical-region', source)).toEqual(expected.map((text) => changed(source, header, text)));
  });

  it('takes away acquire and release, and leaves no block empty', () => {
    const dropped = changed(GUARDED, '    self.lock.acquire()\n', '');
    expect(by('drop-critical-region', GUARDED)).toEqual([changed(dropped, 'self.lock.release()', 'pass')]);
  });

  it('knows loops that take a lock for each of several objects', () => {
    const body = '    total = sum(each.sum for each in pair)\n';
    const source = `def both(pair):
    for each in pair:
        each.lock.acquire()
${body}    for each in reversed(pair):
        each.lock.release()
    return total
`;
    expect(by('drop-critical-region', source)).toEqual([`def both(pair):\n${body}    return total\n`]);
  });
});

describe('acquire-later, release-earlier, acquire-earlier, release-later', () => {
  const moved = (operator: string) => by(operator, PAIR)[0]?.split('\n').slice(1, -1);

  it('move the border of a with over one statement', () => {
    const header = '    with self.lock:  # both or none';
    expect(moved('acquire-later')).toEqual([
      '    log()',
      '    self.count += 1',
      header,
      '        self.sum += n',
      '    log()',
    ]);
    expect(moved('release-earlier')).toEqual([
      '    log()',
      header,
      '        self.count += 1',
      '    self.sum += n',
      '    log()',
    ]);
    expect(moved('acquire-earlier')).toEqual([
      header,
      '        log()',
      '        self.count += 1',
      '        self.sum += n',
      '    log()',
    ]);
    expect(moved('release-later')).toEqual([
      '    log()',
      header,
      '        self.count += 1',
      '        self.sum += n',
      '        log()',
    ]);
  });

  it('shift both ends', () => {
    expect(moved('shift-down')?.slice(1, 3)).toEqual([
      '    self.count += 1',
      '    with self.lock:  # both or none',
    ]);
    expect(moved('shift-up')?.slice(2, 4)).toEqual(['        self.count += 1', '    self.sum += n']);
  });

  it('move statements of several lines, and out of try and finally', () => {
    const early = `        if self.count == 9:
            return 0
`;
    const outside = `    if self.count == 9:
        return 0
`;
    const rest = changed(GUARDED, early, '');
    expect(by('acquire-later', GUARDED)).toEqual([
      changed(rest, '    self.lock.acquire()\n', `${outside}    self.lock.acquire()\n`),
    ]);
  });

  it('do not let out what nobody else could see', () => {
    const source = 'def add(n):\n    with lock:\n        twice = n * 2\n        box.count += twice\n';
    expect(by('acquire-later', source)).toEqual([]);
  });

  it('let nothing in that keeps nobody waiting', () => {
    const source =
      'def add(self, n):\n    self.names.append(n)\n    with self.lock:\n        self.count += n\n';
    expect(by('acquire-earlier', source)).toEqual([]);
  });
});

describe('split-critical-region', () => {
  it('begins another with', () => {
    const second = '        self.sum += n\n';
    expect(by('split-critical-region', PAIR)).toEqual([
      changed(PAIR, second, `    with self.lock:\n${second}`),
    ]);
  });

  it('releases and acquires', () => {
    const between = '        self.lock.release()\n        self.lock.acquire()\n';
    expect(by('split-critical-region', GUARDED)).toEqual([
      changed(GUARDED, '        self.count +=', `${between}        self.count +=`),
      changed(GUARDED, '        return self', `${between}        return self`),
    ]);
  });

  it('does not split before a notification', () => {
    const source =
      'def finish(self):\n    with self.ready:\n        self.done = True\n        self.ready.notify_all()\n';
    expect(by('split-critical-region', source)).toEqual([]);
  });
});

it.each([
  ['with a, b:\n        step()', 'with b, a:\n        step()'],
  ['with a:\n        with b:\n            step()', 'with b:\n        with a:\n            step()'],
  ['a.acquire()\n    b.acquire()', 'b.acquire()\n    a.acquire()'],
])('swap-acquisitions: %j', (before, after) => {
  const source = `def both(a, b):\n    ${before}\n`;
  expect(by('swap-acquisitions', source)).toEqual([changed(source, before, after)]);
});

it.each([
  ['notify-for-notify-all', 'ready.notify_all()', 'ready.notify()'],
  ['if-for-while', 'while not done:\n        ready.wait()', 'if not done:\n        ready.wait()'],
  ['if-for-while', 'ready.wait_for(lambda: done)', 'if not (done): ready.wait()'],
  ['if-for-while', 'await ready.wait_for(lambda: done)', 'if not (done): await ready.wait()'],
  ['drop-call', 'done.set()', 'pass'],
  ['drop-call', 'tasks.task_done()', 'pass'],
  ['drop-call', 'sender.close()', 'pass'],
  ['drop-await', 'await gather(one(), two())', 'gather(one(), two())'],
])('%s: %j', (operator, before, after) => {
  const source = `async def work(ready, done, tasks):\n    ${before}\n`;
  expect(by(operator, source)).toEqual([changed(source, before, after)]);
});

it('if-for-while leaves a loop alone that waits in another one', () => {
  const source =
    'def work(self):\n    while True:\n        while not self.jobs:\n            self.ready.wait()\n';
  expect(by('if-for-while', source)).toEqual([changed(source, 'while not', 'if not')]);
});

describe('sleep-for-join', () => {
  it.each([
    ['import threading', 'thread.join()', 'time.sleep(1)', 'time'],
    ['import time', 'thread.join()', 'time.sleep(1)', undefined],
    ['import queue', 'threads.pop().join()', '(threads.pop(), time.sleep(1))', 'time'],
    ['import threading', 'await jobs.join()', 'await asyncio.sleep(1)', 'asyncio'],
    ['import gevent', 'pool.join()', 'gevent.sleep(1)', undefined],
  ])('%s … %s', (head, before, after, module) => {
    const source = `${head}\n\nasync def work(thread, threads, jobs, pool):\n    ${before}\n`;
    const imported = module === undefined ? head : `${head}\nimport ${module}`;
    expect(by('sleep-for-join', source)).toEqual([changed(changed(source, before, after), head, imported)]);
  });

  it('leaves texts alone', () => {
    expect(by('sleep-for-join', 'text = ", ".join(["a", "b"])\n')).toEqual([]);
  });
});

it.each([
  ['Semaphore(2)', ['Semaphore(3)', 'Semaphore(1)']],
  ['threading.Semaphore()', ['threading.Semaphore(2)', 'threading.Semaphore(0)']],
  ['Semaphore(0)', ['Semaphore(1)']],
  ['Barrier(n)', ['Barrier(n + 1)', 'Barrier(n - 1)']],
  ['Queue(maxsize=n or 1)', ['Queue(maxsize=(n or 1) + 1)', 'Queue(maxsize=(n or 1) - 1)']],
  ['ThreadPoolExecutor(max_workers=len(jobs))', ['len(jobs) + 1', 'len(jobs) - 1']],
  ['Lock()', []],
])('permit-count: %s', (made, expected) => {
  const source = `made = ${made}\n`;
  const texts = expected.map((text) =>
    text.startsWith('len') ? changed(source, 'len(jobs)', text) : changed(source, made, text),
  );
  expect(by('permit-count', source)).toEqual(texts);
});

describe('drop-finally', () => {
  it('does it before a return, which it computes first', () => {
    const after = `        self.count += step(n)
        result = self.count
        self.lock.release()
        return result
`;
    const [head] = GUARDED.split('        self.count += step');
    expect(by('drop-finally', GUARDED)).toEqual([changed(head!, 'try:', 'if True:') + after]);
  });

  it('does it after a block that comes to its end', () => {
    const source = 'def work():\n    try:\n        yield\n    finally:\n        held.release()\n';
    const [mutant] = by('drop-finally', source);
    expect(mutant).toBe(changed(changed(source, 'try:', 'if True:'), 'finally:', 'if True:'));
  });

  it('is no mistake where nothing can fail', () => {
    const source = 'def value():\n    try:\n        return box.count\n    finally:\n        lock.release()\n';
    expect(by('drop-finally', source)).toEqual([]);
  });
});

describe('mutants of a program in Python', () => {
  it('know the function that they are in', () => {
    const source = `class Pool:\n    ${PAIR.replaceAll('\n', '\n    ')}\n`;
    expect(new Set(mutants(source).map((mutant) => mutant.function))).toEqual(new Set(['Pool.add']));
  });

  it('are all different, compile, and are the same every time', () => {
    const all = mutants(GUARDED);
    expect(new Set([GUARDED, ...all.map(({ source }) => source)]).size).toBe(all.length + 1);
    for (const { source } of all) expect(python.compile(source).diagnostic).toBeUndefined();
    expect(mutants(GUARDED)).toEqual(all);
  });

  it('leave out what does not compile', () => {
    const source = 'def wait(ready):\n    while True:\n        if ready.wait(1):\n            break\n';
    expect(by('if-for-while', source)).toEqual([]);
  });

  it('count characters, not bytes', () => {
    const source = 'def wörk(schloß):\n    with schloß: größe()\n';
    expect(by('drop-critical-region', source)).toEqual([changed(source, 'with schloß', 'if True')]);
  });

  it('are none of a program without synchronisation', () => {
    expect(mutants('def add(a, b):\n    return a + b\n')).toEqual([]);
  });
});
