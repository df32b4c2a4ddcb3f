import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '@heddle/verdict';
import { emptyFolder, folderWith, heddle, LOST_UPDATE, REFERENCE, ROOT, STARTER } from '../testing/heddle';

jest.setTimeout(120_000);

const QUICK = ['--schedules', '60'];
const starter = readFileSync(STARTER, 'utf8');
const reference = readFileSync(REFERENCE, 'utf8');

function reportsOf(out: string): Report[] {
  return out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Report);
}

describe('heddle grade, one submission', () => {
  it('shows a student the interleaving that loses an update', () => {
    const { status, out } = heddle(['grade', LOST_UPDATE, STARTER, ...QUICK]);

    expect(status).toBe(1);
    expect(out).toMatch(/^✗ lost-update · data-race/);
    expect(out).toContain('counter');
    expect(out).toMatch(/Replay: npx heddle replay h1\.lost-update\./);
    expect(
      Math.max(
        ...out
          .split('\n')
          .filter((line) => !line.includes('Replay'))
          .map((line) => line.length),
      ),
    ).toBeLessThanOrEqual(80);
  });

  it('accepts a reference', () => {
    const { status, out } = heddle(['grade', LOST_UPDATE, REFERENCE, ...QUICK]);
    expect(out).toMatch(/^✓ lost-update · accepted +10 of 10 points/);
    expect(status).toBe(0);
  });

  it('convicts the starter within 10 schedules and 2 preemptions, in its own words', () => {
    const { out } = heddle(['grade', LOST_UPDATE, STARTER, '--json', ...QUICK]);
    const [report] = reportsOf(out);
    const failing = report!.scenarios.find(({ failure }) => failure !== undefined)!;

    expect(report).toMatchObject({
      schema: 'heddle-report/1',
      verdict: 'data-race',
      exercise: { id: 'lost-update' },
      seed: 1,
    });
    expect(failing.search.failedAt).toBeLessThanOrEqual(10);
    expect(failing.failure!.preemptions).toBeLessThanOrEqual(2);
    expect(failing.failure!.explanation).toMatch(
      /T1 and T2 .*counter.*Line \d+ of T[12].* line \d+ of T[12]/s,
    );
  });

  it('gives the same report twice, times apart', () => {
    const run = () => ({
      ...reportsOf(heddle(['grade', LOST_UPDATE, STARTER, '--json', ...QUICK]).out)[0],
      timing: null,
    });
    expect(run()).toEqual(run());
  });

  it('shows a student nothing of the hidden scenarios', () => {
    const { out } = heddle(['grade', LOST_UPDATE, STARTER, '--json', '--audience', 'student', ...QUICK]);
    expect(out).not.toContain('read-while-counting');
    expect(out).not.toContain('another reads');
    expect(out).toContain('hidden-1');
  });

  it('speaks Chinese', () => {
    expect(heddle(['grade', LOST_UPDATE, STARTER, '--lang', 'zh', ...QUICK]).out).toContain(
      '两个线程各加一次',
    );
  });

  it('writes what other tools read', () => {
    const folder = emptyFolder();
    const files = ['--junit', 'j.xml', '--gradescope', 'g.json', '--exercism', 'e.json', '--csv', 'c.csv'];
    heddle(['grade', LOST_UPDATE, STARTER, ...files, ...QUICK], folder);

    expect(readFileSync(join(folder, 'j.xml'), 'utf8')).toContain('<failure type="data-race"');
    expect(JSON.parse(readFileSync(join(folder, 'g.json'), 'utf8'))).toMatchObject({ output_format: 'text' });
    expect(JSON.parse(readFileSync(join(folder, 'e.json'), 'utf8'))).toMatchObject({
      version: 3,
      status: 'fail',
    });
    expect(readFileSync(join(folder, 'c.csv'), 'utf8')).toContain('"data-race"');
  });
});

/** An exercise that cannot be solved in Python. */
function typescriptOnly(): string {
  const folder = emptyFolder();
  heddle(['new', 'stock', '--language', 'typescript', '--into', folder]);
  return join(folder, 'stock');
}

describe('heddle grade, bad input', () => {
  it.each([
    ['empty', '', 'The file is empty.'],
    ['binary', new Uint8Array([1, 0, 2]), 'This is not a text file'],
    ['5 MB', 'a'.repeat(5 * 1024 * 1024), 'The file has 5.0 MB; at most 256 KB are graded.'],
    ['without its exports', 'export const nothing = 1;\n', 'does not export "value", "increment"'],
    ['no program', 'let let = ;\n', 'increment.ts:1:'],
  ])('says what is wrong with a file that is %s', (_, content, sentence) => {
    const folder = folderWith({ 'increment.ts': content });
    const { status, out } = heddle(['grade', LOST_UPDATE, 'increment.ts', ...QUICK], folder);
    expect(out).toContain(sentence);
    expect(status).toBe(1);
  });

  it.each([
    ['a missing file', ['grade', LOST_UPDATE, 'gone.ts'], 'there is no such file'],
    ['a missing exercise', ['grade', 'gone', STARTER], 'There is no such exercise.'],
    ['an unknown scenario', ['grade', LOST_UPDATE, STARTER, '--scenario', 'x'], 'Its scenarios: '],
    [
      'a language that there is not',
      ['grade', typescriptOnly(), STARTER, '--language', 'python'],
      'It can be solved in: typescript.',
    ],
    ['an unknown option', ['grade', LOST_UPDATE, STARTER, '--fast'], "unknown option '--fast'"],
    ['a wrong number', ['grade', LOST_UPDATE, STARTER, '--seed', 'x'], 'a whole number'],
    ['a damaged token', ['replay', 'h1.lost-update.AAAA', '--submission', STARTER], 'damaged'],
  ])("takes %s as the caller's mistake", (_, args, sentence) => {
    const { status, err } = heddle(args);
    expect(err).toContain(sentence);
    expect(status).toBe(2);
  });
});

describe('heddle grade, a file of another language', () => {
  const folder = folderWith({ work: reference, 'work.py': 'pass\n' });
  const stock = typescriptOnly();
  const solution = join(stock, 'typescript/solutions/accepted/lock-run.ts');

  it.each([
    ['work', 'work is not a .ts file.'],
    ['work.py', 'work.py is in python, and stock cannot be solved in it.'],
  ])('refuses %s', (file, sentence) => {
    const { status, err } = heddle(['grade', stock, file, ...QUICK], folder);
    expect(err).toContain(sentence);
    expect(status).toBe(2);
  });

  it('skips it in a batch and says so', () => {
    const { status, out } = heddle(['grade', stock, solution, 'work.py', ...QUICK], folder);
    expect(out).toMatch(/✓ lock-run\.ts +accepted/);
    expect(out).toMatch(/! work\.py .*cannot be solved in it/);
    expect(status).toBe(2);
  });
});

describe('heddle grade, a batch', () => {
  const folder = folderWith({
    'work/anna.ts': starter,
    'work/bob/increment.ts': reference,
    'work/carl.ts': '',
    'work/dora.ts': 'let let = ;',
    'work/package.json': '{}',
  });

  it('grades the good beside the bad', () => {
    const { status, out } = heddle(
      ['grade', LOST_UPDATE, 'work', 'gone.ts', '--jobs', '2', ...QUICK],
      folder,
    );

    expect(out).toMatch(/✗ anna\.ts +data-race/);
    expect(out).toMatch(/✓ bob\/increment\.ts +accepted +10\/10/);
    expect(out).toMatch(/✗ carl\.ts +compile-error/);
    expect(out).toMatch(/✗ dora\.ts +compile-error/);
    expect(out).toMatch(/! gone\.ts .*no such file/);
    expect(status).toBe(2);
  });

  it('does not grade again what an interrupted batch has graded', () => {
    const args = ['grade', LOST_UPDATE, 'work', '--json', ...QUICK];
    const first = heddle(args, folder);
    const resumed = heddle([...args, '--resume'], folder);

    // The times are those of the first run.
    expect(resumed.out).toBe(first.out);
    expect(existsSync(join(folder, '.heddle/lost-update.jsonl'))).toBe(true);
  });

  it('refuses the formats of one submission', () => {
    const { status, err } = heddle(['grade', LOST_UPDATE, 'work', '--gradescope', 'g.json'], folder);
    expect(err).toContain('--gradescope is the format of one submission, not of 4.');
    expect(status).toBe(2);
  });
});

describe("a teacher's mistake", () => {
  it('is a harness that deadlocks by itself, for heddle verify too', () => {
    const folder = emptyFolder();
    heddle(['new', 'demo', '--into', '.'], folder);
    const path = join(folder, 'demo/typescript/harness.ts');
    const harness = readFileSync(path, 'utf8').replace('{ Thread }', '{ Lock, Thread }');
    const twice = 'const lock = new Lock();\n  lock.acquire();\n  lock.acquire();\n';
    writeFileSync(
      path,
      harness.replace(/always\('last-piece'[^]*?^}\);\n/m, `always('last-piece', () => {\n  ${twice}});\n`),
    );

    const graded = heddle(['grade', 'demo', 'demo/typescript/starter.ts', ...QUICK], folder);
    expect(graded.err).toMatch(
      /harness\.ts:\d+: The scenario "last-piece" of demo fails by itself: deadlock/,
    );
    expect(graded.status).toBe(2);
    const verified = heddle(['verify', 'demo', ...QUICK], folder);
    expect(verified.err).toMatch(
      /harness\.ts:\d+: The scenario "last-piece" of demo fails by itself: deadlock/,
    );
    expect(verified.status).toBe(2);
  });

  it('is a harness that throws when it is loaded', () => {
    const folder = emptyFolder();
    heddle(['new', 'demo', '--into', '.'], folder);
    const path = join(folder, 'demo/typescript/harness.ts');
    const harness = readFileSync(path, 'utf8');
    writeFileSync(path, `${harness}function boom() {\n  throw new Error('oops');\n}\nboom();\n`);

    const { status, err } = heddle(['grade', 'demo', 'demo/typescript/starter.ts', ...QUICK], folder);

    const line = harness.split('\n').length + 1;
    expect(err).toContain(`harness.ts:${line}: The harness threw outside its scenarios: Error: oops`);
    expect(status).toBe(2);
  });

  it('is told with its file and line, and is not the student’s', () => {
    const folder = emptyFolder();
    heddle(['new', 'demo', '--into', '.'], folder);
    const harness = folderWith({
      'demo/exercise.yaml': `${readFileSync(join(folder, 'demo/exercise.yaml'), 'utf8')}colour: red\n`,
    });
    const { status, err } = heddle(['grade', join(harness, 'demo'), STARTER], ROOT);
    expect(err).toMatch(/demo\/exercise\.yaml:\d+: Unknown key "colour"\./);
    expect(status).toBe(2);
  });
});

describe('heddle grade, a Python file', () => {
  const python = (file: string) => join(LOST_UPDATE, 'python', file);

  it('tells the story in its own lines and names', () => {
    const { status, out } = heddle(['grade', LOST_UPDATE, python('starter.py'), ...QUICK]);
    expect(out).toContain('T1 and T2 both read counter = 0 before either wrote');
    expect(out).toContain('counter += 1');
    expect(status).toBe(1);
  });

  it('accepts a solution', () => {
    const { status } = heddle(['grade', LOST_UPDATE, python('solutions/accepted/with_lock.py'), ...QUICK]);
    expect(status).toBe(0);
  });

  it('can be replayed', () => {
    const { out } = heddle(['grade', LOST_UPDATE, python('starter.py'), ...QUICK, '--json']);
    const token = (JSON.parse(out) as Report).scenarios[0]!.failure!.token;
    const replayed = heddle(['replay', token, '--submission', python('starter.py')]);
    expect(replayed.out).toContain('the counter was 1, expected 2');
    expect(replayed.status).toBe(1);
  });

  it.each([
    ['a syntax error', 'def f(:\n    pass\n', 'compile-error', ':1'],
    ['a missing name', 'def value():\n    return 0\n', 'compile-error', 'does not define "increment"'],
    [
      'a module that there is not',
      'import socket\n',
      'forbidden',
      'The module `socket` is not available here.',
    ],
  ])('says what is wrong with %s', (_, source, verdict, sentence) => {
    const folder = folderWith({ 'increment.py': source });
    const { status, out } = heddle(['grade', LOST_UPDATE, 'increment.py', ...QUICK], folder);
    expect(out).toContain(verdict);
    expect(out).toContain(sentence);
    expect(status).toBe(1);
  });
});
