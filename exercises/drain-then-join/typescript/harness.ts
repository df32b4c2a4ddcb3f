import { always, check, reachable } from 'heddle/harness';

type Student = typeof import('./starter');
type Page = import('./starter').Page;

/** The two places of a desk: the thread that converts there, and whether the ink is dry. */
const [CONVERTER, INK] = [0, 1];
const NOBODY = -1;
const [WET, DRY] = [0, 1];
const MAIN = 0;
const LARGE = 70_000;

function page(text: string, { copies = 2, ink = DRY } = {}): Page {
  const desk = new Int32Array(new SharedArrayBuffer(8));
  desk[CONVERTER] = NOBODY;
  desk[INK] = ink;
  return { text, copies, desk };
}

function isBegun({ desk }: Page): boolean {
  return Atomics.load(desk, CONVERTER) !== NOBODY;
}

async function begun({ desk }: Page): Promise<void> {
  await Atomics.waitAsync(desk, CONVERTER, NOBODY).value;
}

function dry({ desk }: Page): void {
  Atomics.store(desk, INK, DRY);
  Atomics.notify(desk, INK);
}

always('one-worker', async ({ convertAll }: Student) => {
  const results = await convertAll([page('a'), page('b')], 1);
  check.equal([...results].sort(), ['aa', 'bb'], 'the results, sorted');
});

always('large-results', async ({ convertAll }: Student) => {
  const results = await convertAll([page('a', { copies: LARGE })], 1);
  check.equal(
    results.map(({ length }) => length),
    [LARGE],
    'the sizes of the results',
  );
});

always('two-workers', async ({ convertAll }: Student) => {
  const only = page('a');
  check.equal(await convertAll([only], 2), ['aa'], 'the results');
  check(
    Atomics.load(only.desk, CONVERTER) !== MAIN,
    'convert was called in the thread that called convertAll',
  );
});

reachable('at-once', async ({ convertAll }: Student, reach) => {
  const pages = [page('a', { ink: WET }), page('b', { ink: WET })];
  const results = convertAll(pages, 2);
  await Promise.race(pages.map(begun));
  if (pages.every(isBegun)) reach();
  pages.forEach(dry);
  check.equal((await results).length, 2, 'the number of results');
});

always('narrow', async ({ convertAll }: Student) => {
  const slow = page('slow', { ink: WET });
  const others = [page('a'), page('b')];
  const results = convertAll([slow, ...others], 2);
  await Promise.all(others.map(begun));
  dry(slow);
  check.equal((await results).length, 3, 'the number of results');
});

always('no-pages', async ({ convertAll }: Student) => {
  check.equal([...(await convertAll([], 1))], [], 'the results');
});
