import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

jest.setTimeout(120_000);

const BENCH = fileURLToPath(new URL('../../../../dist/bench.js', import.meta.url));

interface Results {
  readonly measured: readonly {
    readonly model: string;
    readonly trials: Record<string, (number | null)[]>;
  }[];
  readonly inPython: Record<string, Record<string, (number | null)[]>>;
}

const model = (name: string, body: string) => `import { always, check } from 'heddle/harness';
import { Lock, Thread } from 'heddle/threading';
always('${name}', () => {
  const together = (...works) => {
    const threads = works.map((work) => new Thread(work));
    for (const thread of threads) thread.start();
    for (const thread of threads) thread.join();
  };
  ${body}
});
`;

const AB_BA = `const [a, b] = [new Lock(), new Lock()];
  together(() => a.run(() => b.run(() => {})), () => b.run(() => a.run(() => {})));`;

/** Passes only if the second thread has all its turns first, without a change that anybody could see. */
const IDLING = `const lock = new Lock();
  let filled = false;
  together(
    () => { lock.run(() => { filled = true; }); for (let i = 0; i < 20; i++) lock.run(() => {}); },
    () => { for (let i = 0; i < 20; i++) lock.run(() => check(!filled, 'filled')); },
  );`;

const COUNTER_IN_PYTHON = `from threading import Thread
from heddle import always, check

@always("counter")
def counter(student):
    value = 0
    def add():
        nonlocal value
        value = value + 1
    threads = [Thread(target=add), Thread(target=add)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    check.equal(value, 2, "value")
`;

describe('npm run bench:search -- --models DIR', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'models-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function run(models: Record<string, string>) {
    for (const [file, source] of Object.entries(models)) writeFileSync(join(folder, file), source);
    const json = join(folder, 'results.json');
    const args = [BENCH, 'search', '--models', folder, '--seeds', '2', '--budget', '300', '--json', json];
    const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    return { status, stderr, results: JSON.parse(readFileSync(json, 'utf8')) as Results };
  }

  it('measures models in both languages', () => {
    const { status, stderr, results } = run({
      'ab_ba.ts': model('ab_ba', AB_BA),
      'idling.ts': model('idling', IDLING),
      'counter.py': COUNTER_IN_PYTHON,
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(results.measured.map(({ model }) => model)).toEqual(['ab_ba', 'idling']);
    for (const { trials } of results.measured) expect(trials['portfolio']).not.toContain(null);
    expect(results.inPython['counter']!['portfolio']).not.toContain(null);
  });

  it('says of each model that cannot be measured why, and where', () => {
    const { status, stderr } = run({
      'fails.ts': model('fails', "check(false, 'never');"),
      'passes.ts': model('passes', 'together(() => {}, () => {});'),
      'random.ts': model('random', 'check(Math.random() < 0.5);'),
      'syntax.ts': "import { always } from 'heddle/harness';\nalways('syntax', () => {",
      'two.ts': `${model('one', '')}always('two', () => {});`,
    });
    expect(status).toBe(2);
    expect(stderr.replaceAll(`${folder}/`, '').trim().split('\n')).toEqual([
      expect.stringMatching(/^Left out: fails\.ts: it fails under each of \d+ schedules \(never\)/),
      expect.stringMatching(/^Left out: passes\.ts: no schedule of it fails \(a complete search runs \d+\)/),
      expect.stringMatching(/^Left out: random\.ts:9: 'Math\.random' has no place/),
      expect.stringMatching(/^Left out: syntax\.ts:2: /),
      'Left out: two.ts: it states 2 scenarios; a model states exactly one',
    ]);
  });
});
