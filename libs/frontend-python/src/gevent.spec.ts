import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ending } from '@heddle/trace';
import { RandomWalk, TestPython } from '../testing/python';

const FOLDER = join(__dirname, '../fixtures/gevent');

describe('gevent', () => {
  let python: TestPython;
  beforeAll(async () => {
    python = await TestPython.open();
  });

  function printed(source: string): string {
    python.run(source, { strategy: new RandomWalk(1) });
    const { exception, trace } = python.execution;
    expect(trace.ending).toBe(exception === undefined ? Ending.Completed : Ending.Exception);
    return python.output + (exception?.text ?? '');
  }

  it('switches where gevent does: its tutorial, queues, pools, time-outs, kills, patched threads', () => {
    const source = readFileSync(join(FOLDER, 'tour.py'), 'utf8');

    expect(printed(source)).toBe(readFileSync(join(FOLDER, 'tour.txt'), 'utf8'));
  });

  it('has attributes of each greenlet, also when threading is patched', () => {
    const source = (name: string) => `
import gevent
from gevent import monkey
monkey.patch_all()
from ${name} import local
own = local()
def work(n):
    print(hasattr(own, 'x'), end=' ')
    own.x = n
    gevent.sleep(0)
    print(own.x, end=' ')
gevent.joinall([gevent.spawn(work, n) for n in (1, 2)])
`;

    expect(printed(source('gevent.local'))).toBe('False False 1 2 ');
    expect(printed(source('threading'))).toBe('False False 1 2 ');
  });

  it.each(['thread.get(timeout=t)', 'thread.join(t)'])('takes a Timeout for a time-out: %s', (call) => {
    const source = `
import gevent
thread = gevent.spawn(gevent.sleep, 9)
t = gevent.Timeout(1)
try:
    ${call}
except gevent.Timeout as error:
    print(error is t)
`;

    expect(printed(source)).toBe('True\n');
  });

  it.each([
    ['patched before', 'monkey.patch_all()\nfrom time import sleep', 'a0 b0 a1 b1 '],
    [
      'patched through the module',
      'import time\nmonkey.patch_all()\ndef sleep(s): time.sleep(s)',
      'a0 b0 a1 b1 ',
    ],
    ['patched late', 'from time import sleep\nmonkey.patch_all()', 'a0 a1 b0 b1 '],
  ])('a sleep that was %s', (_, imports, expected) => {
    const source = `import gevent
from gevent import monkey
${imports}
def work(name):
    for i in range(2):
        print(name + str(i), end=" ")
        sleep(1)
gevent.joinall([gevent.spawn(work, "a"), gevent.spawn(work, "b")])
`;

    expect(printed(source)).toBe(expected);
  });

  it('goes on after a greenlet has failed, and says so', () => {
    const source = `import gevent
def fail():
    raise ValueError("no")
failing = gevent.spawn(fail)
failing.join()
print(type(failing.exception).__name__, failing.successful())
failing.get()
`;

    const output = printed(source);

    expect(output).toContain('<Greenlet "Greenlet-0" at 0x7f0000000010: fail> failed with ValueError');
    expect(output).toContain('ValueError False\nValueError: no');
  });

  it('ends a wait that nobody could end', () => {
    expect(printed('from gevent.event import Event\nEvent().wait()')).toContain(
      'LoopExit: This operation would block forever',
    );
  });
});
