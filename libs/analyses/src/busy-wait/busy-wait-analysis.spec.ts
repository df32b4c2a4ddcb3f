import { Ending, ObjectKind, OperationResult, Patience } from '@heddle/trace';
import { sitesOf, traceOf, type Row } from '../testing/trace-table';
import { BusyWaitAnalysis } from './busy-wait-analysis';
import { findSpin } from './spin';

const FLAG = 0;
const OTHER = 1;
const LOCK = 0;
const { No, Yes } = OperationResult;

/** A run in which task 1 goes through `round` so often, then task 2 does something, then task 1 looks once more and ends. */
function run(rounds: number, round: readonly Row[], change: readonly Row[], after = 1) {
  const start: Row[] = [
    [0, 'Start', 1],
    [0, 'Start', 2],
  ];
  const rows: Row[] = [
    ...start,
    ...Array.from({ length: rounds }, () => round).flat(),
    ...change,
    ...Array.from({ length: after }, () => round).flat(),
    [1, 'Write', 7],
    [1, 'End', 1],
  ];
  const trace = traceOf({ rows, objects: [ObjectKind.Lock] });
  // Each row of a round is one place of the source.
  for (let at = start.length; at < trace.length; at++) {
    const row = round.findIndex((one) => one === rows[at]);
    trace.site[at] = row < 0 ? 50 : row + 1;
  }
  return trace;
}

const sites = sitesOf(traceOf({ rows: Array.from({ length: 60 }, (): Row => [0, 'Pass']) }));
const read: Row[] = [[1, 'AtomicRead', FLAG]];
const underLock: Row[] = [
  [1, 'Acquire', LOCK],
  [1, 'Read', FLAG],
  [1, 'Release', LOCK],
];
const set: Row[] = [[2, 'AtomicUpdate', FLAG]];
const MANY = 40;

describe('findSpin', () => {
  it('sees a task look again and again until another one changes what it looks at', () => {
    expect(findSpin(run(MANY, read, set), sites)).toEqual({
      kind: 'busy-wait',
      task: 1,
      look: { step: 2, task: 1, site: 1 },
      change: { step: 42, task: 2, site: 50 },
    });
  });

  it.each<[string, Row[], Row[]]>([
    [
      'under a lock',
      underLock,
      [
        [2, 'Acquire', LOCK],
        [2, 'Write', FLAG],
        [2, 'Release', LOCK],
      ],
    ],
    ['by trying a lock', [[1, 'Acquire', LOCK, No, Patience.None]], [[2, 'Release', LOCK]]],
    [
      'by asking a lock',
      [[1, 'Inspect', LOCK, Yes]],
      [
        [2, 'Release', LOCK],
        [2, 'Write', OTHER],
      ],
    ],
    ['by asking whether a task is alive', [[1, 'Join', 2, No, Patience.None]], [[2, 'End', 2]]],
    ['with sleeps of no time', [...read, [1, 'Sleep', 0, Yes, Patience.None]], set],
  ])('sees it %s', (_, round, change) => {
    expect(findSpin(run(MANY, round, [...change, [2, 'Write', OTHER]]), sites)).toMatchObject({ task: 1 });
  });

  it.each<[string, ReturnType<typeof run>]>([
    ['it retries a few times only', run(10, read, set)],
    ['it sleeps in between', run(MANY, [...read, [1, 'Sleep', 0, Yes, Patience.Limited]], set)],
    [
      'it waits with a time-out',
      run(MANY, [[1, 'Acquire', LOCK, No, Patience.Limited]], [[2, 'Release', LOCK]]),
    ],
    ['what it looked at did not change', run(MANY, read, [[2, 'Write', OTHER]])],
    ['it goes on for long after the change', run(MANY, read, set, 5)],
    ['it stopped by itself', run(MANY, read, [])],
    [
      'it looks at something else each time',
      run(
        1,
        Array.from({ length: MANY }, (_, location): Row => [1, 'Read', location]),
        set,
      ),
    ],
  ])('sees none when %s', (_, trace) => {
    expect(findSpin(trace, sites)).toBeUndefined();
  });

  /** As in an event loop: task 3 is a timer of task 0's loop, in whose turns task 1 looks. */
  function polling(patience: Patience) {
    const trace = run(MANY, [[3, 'Fire', 0, Yes, patience], ...read], set);
    trace.loop.push(0, 0, 0, 0);
    return trace;
  }

  it('sees none when a timer has to be waited for each time', () => {
    expect(findSpin(polling(Patience.Limited), sites)).toBeUndefined();
  });

  it('sees it when no time passes until the timer fires', () => {
    expect(findSpin(polling(Patience.None), sites)).toMatchObject({ task: 1 });
  });

  it('sees none in the harness', () => {
    const harness = sites.map((site) => ({ ...site, source: 'harness' as const }));

    expect(findSpin(run(MANY, read, set), harness)).toBeUndefined();
  });
});

describe('BusyWaitAnalysis', () => {
  function convicted(...traces: ReturnType<typeof run>[]): number | undefined {
    const analysis = new BusyWaitAnalysis();
    for (const trace of traces) analysis.add(trace, sites);
    return analysis.convicted();
  }

  it('convicts a task whose rounds depend on when the other one acts', () => {
    expect(convicted(run(MANY, read, set), run(MANY + 3, read, set))).toBe(0);
    expect(convicted(run(MANY, read, set), run(2, read, set))).toBe(0);
  });

  it('does not convict a loop that has as many rounds in every run', () => {
    expect(convicted(run(MANY, read, set), run(10, read, set, 31), run(MANY, read, set))).toBeUndefined();
  });

  it('does not look at runs that did not complete', () => {
    const stopped = [run(MANY, read, set), run(MANY + 3, read, set)];
    for (const trace of stopped) trace.ending = Ending.StepLimit;

    expect(convicted(...stopped)).toBeUndefined();
  });
});
