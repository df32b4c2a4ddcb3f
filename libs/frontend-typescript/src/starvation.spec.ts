import { Ending } from '@heddle/trace';
import { TestProgram } from '../testing/realms';

const LIMITS = { steps: 2_000, fuel: 20_000 };
const TIMER = 'let ready = false; setTimeout(() => { ready = true; }, 5);';

/** Where the run was when it ended without end, what kept its event loop, and which lines' timers could not fire. */
function starvation(...lines: readonly string[]): string {
  const { execution, student } = new TestProgram(lines.join('\n'), undefined, { limits: LIMITS }).run();
  const { ending, starvation: found, length } = execution.trace;
  expect([Ending.StepLimit, Ending.Livelock]).toContain(ending);
  expect(length).toBeLessThanOrEqual(LIMITS.steps);
  if (found === undefined) return 'none';
  const lineOf = (site: number): number | undefined => student.sites[site - 1]?.line;
  const where = `${student.sites[found.site - 1]?.function}:${lineOf(found.site)}`;
  return [where, found.byJobs ? 'microtasks' : 'code', ...found.starved.map(({ site }) => lineOf(site))].join(
    ' ',
  );
}

describe('a turn of the event loop that does not end', () => {
  it.each([
    [
      'queueMicrotask',
      TIMER,
      'function again() { if (!ready) queueMicrotask(again); }',
      'again();',
      'again:2 microtasks 1',
    ],
    [
      'queueMicrotask, and nobody waits',
      '',
      'function again() { queueMicrotask(again); }',
      'again();',
      'again:2 microtasks',
    ],
    [
      'then',
      TIMER,
      'function again() { Promise.resolve().then(() => ready || again()); }',
      'again();',
      'again:2 microtasks 1',
    ],
    [
      'await',
      TIMER,
      'async function poll() { while (!ready) await null; }',
      'poll();',
      'poll:2 microtasks 1',
    ],
    [
      'a long job',
      TIMER,
      'async function poll() { await null; while (!ready); }',
      'poll();',
      'poll:2 code 1',
    ],
    ['a loop', TIMER, 'function spin() { while (!ready); }', 'spin();', 'spin:2 code 1'],
    [
      'a late turn',
      'setTimeout(() => 0, 9);',
      'const spin = () => { for (;;); };',
      'setTimeout(spin, 2);',
      'spin:2 code 1',
    ],
    ['a loop, and nobody waits', '', 'function spin() { for (;;); }', 'spin();', 'none'],
    ['many turns', '', 'setInterval(() => { for (let i = 0; i < 9; i++); }, 1);', '', 'none'],
  ])('%s', (_, first, second, third, expected) => {
    expect(starvation(first, second, third)).toBe(expected);
  });
});
