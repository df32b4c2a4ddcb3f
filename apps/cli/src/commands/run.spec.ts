import type { ProgramReport } from '@heddle/verdict';
import { folderWith, heddle, type Finished } from '../testing/heddle';

jest.setTimeout(120_000);

const COUNTER = `import threading
n = 0
def work():
    global n
    n += 1
threads = [threading.Thread(target=work) for _ in range(2)]
for t in threads: t.start()
for t in threads: t.join()
print(n)
`;

function run(file: string, source: string, ...options: string[]): Finished {
  const folder = folderWith({ [file]: source });
  return heddle(['run', file, ...options], folder);
}

describe('heddle run', () => {
  it('prints what the program prints, then what is wrong with it', () => {
    const { status, out } = run('counter.py', COUNTER);

    expect(out).toMatch(/^\d\n\n✗ counter\.py · data-race: two threads use n at the same time\n/);
    expect(status).toBe(1);
  });

  it('does the same again with the same seed', () => {
    expect(run('counter.py', COUNTER, '--seed', '5').out).toBe(run('counter.py', COUNTER, '--seed', '5').out);
  });

  it('shows every way to end, and replays each', () => {
    const folder = folderWith({ 'counter.py': COUNTER });
    const { out } = heddle(['run', 'counter.py', '--explore', '--json'], folder);
    const { endings, search } = JSON.parse(out) as ProgramReport;

    expect(endings!.map(({ output }) => output).sort()).toEqual(['1\n', '2\n']);
    expect(search!.mode).toBe('exhaustive');
    for (const { token, output } of endings!) {
      const replayed = heddle(['run', 'counter.py', '--replay', token, '--json'], folder);
      expect((JSON.parse(replayed.out) as ProgramReport).output).toBe(output);
    }
  });

  it('goes on with the other threads after an exception, as Python does', () => {
    const source = `import threading
def work():
    raise ValueError('no')
t = threading.Thread(target=work)
t.start()
t.join()
if __name__ == '__main__':
    print('main goes on')
`;
    const { out } = run('fails.py', source);

    expect(out).toMatch(/^main goes on\n\n✗ fails\.py · exception: ValueError: no\n/);
    expect(out).toContain('    at work :3:5\n');
  });

  it('runs TypeScript, too', () => {
    const source = `import { Lock, Thread } from 'heddle/threading';
const lock = new Lock();
const threads = [1, 2].map((n) => new Thread({ target: () => lock.run(() => console.log('hello')) }));
for (const thread of threads) thread.start();
for (const thread of threads) thread.join();
console.log('done');
`;
    const { out, status } = run('hello.ts', source);

    expect(out).toMatch(/^hello\nhello\ndone\n\n✓ hello\.ts · nothing wrong in this one run\n/);
    expect(status).toBe(0);
  });

  it.each([
    [
      'a module that is not there',
      'import socket\n',
      /The module `socket` is not available here\. There are: abc,/,
    ],
    ['a syntax error', 'def f(:\n', /wrong\.py:1:7 invalid syntax/],
    ['input()', 'name = input()\n', /input\(\) is not available here: there is nobody to ask/],
  ])('says what it cannot run: %s', (_, source, sentence) => {
    const { out, status } = run('wrong.py', source);

    expect(out.replaceAll(/\s+/g, ' ')).toMatch(sentence);
    expect(status).toBe(1);
  });

  it('refuses a file that is no program, and a token of something else', () => {
    expect(run('notes.txt', 'x')).toMatchObject({
      status: 2,
      err: expect.stringContaining('neither Python nor TypeScript') as string,
    });
    expect(heddle(['run', 'nothing.py']).err).toContain('there is no such file');
    expect(run('counter.py', COUNTER, '--replay', 'h1.nonsense').err).toContain('damaged');
  });
});
