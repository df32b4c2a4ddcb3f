import { changes, plantedBy } from '../../testing/mutants';

const HEAD = `import { Condition, Lock, Semaphore, Thread } from 'heddle/threading';
const lock = new Lock();
const other = new Lock();
let count = 0;
let sum = 0;
`;

const PAIR = `${HEAD}
function log() {}
function add(n: number) {
  log();
  lock.acquire();
  count += 1;
  sum += n;
  lock.release();
  log();
}
`;

const GUARDED = `${HEAD}
function add(n: number): number {
  lock.acquire();
  try {
    if (count === 9) return 0;
    count += 1;
    return count;
  } finally {
    lock.release();
  }
}
`;

const RUN = `${HEAD}
function add(n: number): number {
  return lock.run(() => {
    if (count === 9) return 0;
    count += 1;
    return count;
  });
}
`;

const HOLD = `${HEAD}
function add(n: number) {
  using first = lock.hold();
  using second = other.hold();
  count += n;
  sum += n;
}
`;

describe('drop-critical-region', () => {
  it('takes away acquire and release, also the release of an early return', () => {
    const source = `${HEAD}
function add() {
  lock.acquire();
  if (count === 9) {
    lock.release();
    return;
  }
  count += 1;
  lock.release();
}
`;
    expect(changes('drop-critical-region', source)).toEqual([
      '- lock.acquire();\n- lock.release();\n- lock.release();',
    ]);
  });

  it('leaves an empty finally behind', () => {
    expect(changes('drop-critical-region', GUARDED)).toEqual(['- lock.acquire();\n- lock.release();']);
  });

  it('calls what run would have called', () => {
    const source = `${HEAD}const value = () => lock.run(() => count);\n`;
    expect(changes('drop-critical-region', source)).toEqual([
      '- const value = () => lock.run(() => count);\n+ const value = () => (() => count)();',
    ]);
  });

  it('takes using away', () => {
    expect(changes('drop-critical-region', HOLD)).toEqual([
      '- using first = lock.hold();',
      '- using second = other.hold();',
    ]);
  });

  it('knows loops that take a lock for each of several objects', () => {
    const source = `export function all(accounts: { lock: { acquire(): void; release(): void }; sum: number }[]) {
  for (const account of accounts) account.lock.acquire();
  const sum = accounts.reduce((total, account) => total + account.sum, 0);
  for (const account of accounts) account.lock.release();
  return sum;
}
`;
    expect(changes('drop-critical-region', source)).toEqual([
      '- for (const account of accounts) account.lock.acquire();\n- for (const account of accounts) account.lock.release();',
    ]);
  });

  it('leaves a run alone that is no lock’s', () => {
    expect(changes('drop-critical-region', 'export const go = (job: any) => job.run(() => 1);\n')).toEqual(
      [],
    );
  });
});

describe('acquire-later and release-earlier', () => {
  it('let a statement out of acquire and release', () => {
    expect(changes('acquire-later', PAIR)).toEqual(['- lock.acquire();\n+ lock.acquire();']);
    expect(changes('release-earlier', PAIR)).toEqual(['- sum += n;\n+ sum += n;']);
    const [mutant] = plantedBy('acquire-later', PAIR);
    expect(mutant?.source).toContain('  count += 1;\n  lock.acquire();\n  sum += n;\n');
  });

  it('let a statement out of try and finally', () => {
    expect(changes('acquire-later', GUARDED)).toEqual([
      '+ if (count === 9) return 0;\n- if (count === 9) return 0;',
    ]);
    expect(changes('release-earlier', GUARDED)).toEqual(['- return count;\n+ return count;']);
  });

  it('let a statement out of run', () => {
    expect(changes('acquire-later', RUN)).toEqual([
      '+ if (count === 9) return 0;\n- if (count === 9) return 0;',
    ]);
    const source = RUN.replace('    if (count === 9) return 0;\n', '');
    const [mutant] = plantedBy('release-earlier', source);
    expect(mutant?.source).toContain('  lock.run(() => {\n    count += 1;\n  });\n  return count;\n}\n');
  });

  it('do not let out what nobody else could see', () => {
    const source = `${HEAD}
function add(n: number) {
  lock.acquire();
  const twice = n * 2;
  count += twice;
  lock.release();
}
`;
    expect(changes('acquire-later', source)).toEqual([]);
  });

  it('do not let out what needs a name from inside', () => {
    const source = `${HEAD}
function add(): number {
  lock.acquire();
  try {
    const now = count++;
    return now + sum;
  } finally {
    lock.release();
  }
}
`;
    expect(changes('release-earlier', source)).toEqual([]);
  });
});

describe('acquire-earlier and release-later', () => {
  it('take in a statement that calls something', () => {
    expect(changes('acquire-earlier', PAIR)).toEqual(['- log();\n+ log();']);
    expect(changes('release-later', PAIR)).toEqual(['- lock.release();\n+ lock.release();']);
  });

  it('do not take in an assignment', () => {
    const source = PAIR.replaceAll('  log();', '  n += 1;');
    expect([...changes('acquire-earlier', source), ...changes('release-later', source)]).toEqual([]);
  });
});

describe('shift-up and shift-down', () => {
  it('move both ends', () => {
    const shifted = (operator: string) => plantedBy(operator, PAIR)[0]?.source;
    expect(shifted('shift-up')).toContain(
      '  lock.acquire();\n  log();\n  count += 1;\n  lock.release();\n  sum += n;\n  log();\n',
    );
    expect(shifted('shift-down')).toContain(
      '  log();\n  count += 1;\n  lock.acquire();\n  sum += n;\n  log();\n  lock.release();\n',
    );
  });
});

describe('split-critical-region', () => {
  it.each([
    ['acquire and release', PAIR, ['+ lock.release();\n+ lock.acquire();\n  sum += n;']],
    [
      'run',
      RUN,
      [
        '+ lock.release();\n+ lock.acquire();\n  count += 1;',
        '+ lock.release();\n+ lock.acquire();\n  return count;',
      ],
    ],
  ])('releases and acquires inside %s', (_, source, expected) => {
    expect(changes('split-critical-region', source)).toEqual(expected);
  });

  it('does not split before a notification', () => {
    const source = `import { Condition } from 'heddle/threading';
const ready = new Condition();
let done = false;
export function finish() {
  ready.acquire();
  done = true;
  ready.notifyAll();
  ready.release();
}
`;
    expect(changes('split-critical-region', source)).toEqual([]);
  });
});

describe('swap-acquisitions', () => {
  it.each([
    ['statements', '  lock.acquire();\n  other.acquire();\n', '- lock.acquire();\n+ lock.acquire();'],
    [
      'runs',
      '  lock.run(() => other.run(() => count++));\n',
      '- lock.run(() => other.run(() => count++));\n+ other.run(() => lock.run(() => count++));',
    ],
    [
      'holds',
      '  using a = lock.hold();\n  using b = other.hold();\n',
      '- using a = lock.hold();\n- using b = other.hold();\n+ using a = other.hold();\n+ using b = lock.hold();',
    ],
  ])('swaps two %s', (_, body, expected) => {
    const [change] = changes('swap-acquisitions', `${HEAD}\nfunction both() {\n${body}}\n`);
    expect(change?.replace('\n  other.acquire();', '')).toBe(expected.replace('\n  other.acquire();', ''));
  });
});

it('notify-for-notify-all wakes only one', () => {
  const source = `${HEAD}const ready = new Condition();\nfunction wake() {\n  ready.notifyAll();\n}\n`;
  expect(changes('notify-for-notify-all', source)).toEqual(['- ready.notifyAll();\n+ ready.notify();']);
});

describe('if-for-while', () => {
  it('looks once only', () => {
    const source = `${HEAD}const ready = new Condition();\nfunction next() {\n  while (count === 0) ready.wait();\n}\n`;
    expect(changes('if-for-while', source)).toEqual([
      '- while (count === 0) ready.wait();\n+ if (count === 0) ready.wait();',
    ]);
  });

  it('opens waitFor', () => {
    const source = `${HEAD}const ready = new Condition();\nfunction next() {\n  ready.waitFor(() => count > 0);\n}\n`;
    expect(changes('if-for-while', source)).toEqual([
      '- ready.waitFor(() => count > 0);\n+ if (!(count > 0)) ready.wait();',
    ]);
  });

  it('leaves other loops alone', () => {
    expect(changes('if-for-while', `${HEAD}while (count < 3) count++;\n`)).toEqual([]);
  });
});

describe('sleep-for-join', () => {
  it('imports sleep', () => {
    const source = `${HEAD}const thread = new Thread(() => {});\nthread.join();\n`;
    const [mutant] = plantedBy('sleep-for-join', source);
    expect(mutant?.source).toBe(
      source.replace('Thread }', 'Thread, sleep }').replace('thread.join()', 'sleep(1)'),
    );
    expect(mutant).toMatchObject({ line: 7, change: '- thread.join();\n+ sleep(1);' });
  });

  it('keeps what the object does', () => {
    const source = `${HEAD}const all: Thread[] = [];\nwhile (all.length > 0) all.pop()?.join();\n`;
    expect(changes('sleep-for-join', source)).toEqual([
      '- while (all.length > 0) all.pop()?.join();\n+ while (all.length > 0) (all.pop(), sleep(1));',
    ]);
  });

  it('leaves arrays alone', () => {
    expect(changes('sleep-for-join', "export const text = ['a', 'b'].join(' ');\n")).toEqual([]);
  });
});

describe('permit-count', () => {
  it.each([
    ['new Semaphore(2)', ['new Semaphore(3)', 'new Semaphore(1)']],
    ['new Semaphore()', ['new Semaphore(2)', 'new Semaphore(0)']],
    ['new Semaphore(count)', ['new Semaphore(count + 1)', 'new Semaphore(count - 1)']],
    ['new Semaphore(count || 1)', ['new Semaphore((count || 1) + 1)', 'new Semaphore((count || 1) - 1)']],
    ['new Lock()', []],
  ])('%s', (made, expected) => {
    const line = (text: string) => `const made = ${text};`;
    expect(changes('permit-count', `${HEAD}${line(made)}\n`)).toEqual(
      expected.map((text) => `- ${line(made)}\n+ ${line(text)}`),
    );
  });
});

describe('drop-finally', () => {
  it('does it before a return, which it computes first', () => {
    const [mutant] = plantedBy('drop-finally', GUARDED);
    expect(mutant?.source).toBe(`${HEAD}
function add(n: number): number {
  lock.acquire();
  {
    if (count === 9) return 0;
    count += 1;
    const result = count;
    lock.release();
    return result;
  }
}
`);
  });

  it('does it after a block that comes to its end', () => {
    const source = `${HEAD}
function add() {
  lock.acquire();
  try {
    count += 1;
  } finally {
    lock.release();
  }
}
`;
    const [mutant] = plantedBy('drop-finally', source);
    expect(mutant?.source).toContain('  {\n    count += 1;\n  }\n  {\n    lock.release();\n  }\n}\n');
  });

  it('is no mistake behind a catch that catches everything', () => {
    const source = `${HEAD}
function add(change: () => void) {
  lock.acquire();
  try {
    change();
  } catch {
    count = 0;
  } finally {
    lock.release();
  }
}
`;
    expect(changes('drop-finally', source)).toEqual([]);
  });
});
