import { Ending, ObjectKind, OperationResult, Patience } from '@heddle/trace';
import { sitesOf, traceOf, type Row, type TraceTable } from '../testing/trace-table';
import { LockOrderAnalysis } from './lock-order-analysis';

const [A, B, C] = [0, 1, 2] as const;
const LOCKS = [ObjectKind.Lock, ObjectKind.Lock, ObjectKind.Lock];

/** The tasks of each run's circle, if the runs together show one. */
function circle(...runs: TraceTable[]): readonly number[] | undefined {
  const analysis = new LockOrderAnalysis();
  for (const run of runs) {
    const trace = traceOf({ objects: LOCKS, ...run });
    analysis.add(trace, sitesOf(trace));
  }
  return analysis.cycle()?.cycle.map(({ task }) => task);
}

const started: Row[] = [
  [0, 'Start', 1],
  [0, 'Start', 2],
];

/** One task takes locks one after the other and releases them in reverse. */
function nested(task: number, ...locks: number[]): Row[] {
  return [
    ...locks.map((lock): Row => [task, 'Acquire', lock]),
    ...locks.toReversed().map((lock): Row => [task, 'Release', lock]),
  ];
}

describe('LockOrderAnalysis', () => {
  it('finds the circle of a run in which two tasks took two locks in opposite orders, one after the other', () => {
    const rows = [...started, ...nested(1, A, B), ...nested(2, B, A)];
    const trace = traceOf({ rows, objects: LOCKS });
    const analysis = new LockOrderAnalysis();
    analysis.add(trace, sitesOf(trace));

    expect(analysis.cycle()).toEqual({
      kind: 'lock-order',
      cycle: [
        {
          task: 1,
          held: A,
          acquired: { step: 2, task: 1, site: 3 },
          lock: B,
          requested: { step: 3, task: 1, site: 4 },
        },
        {
          task: 2,
          held: B,
          acquired: { step: 6, task: 2, site: 7 },
          lock: A,
          requested: { step: 7, task: 2, site: 8 },
        },
      ],
    });
  });

  it('finds a circle of three', () => {
    const rows = [
      ...started,
      [0, 'Start', 3] as const,
      ...nested(1, A, B),
      ...nested(2, B, C),
      ...nested(3, C, A),
    ];

    expect(circle({ rows })).toEqual([1, 2, 3]);
  });

  describe('behind a semaphore', () => {
    const D = 3;
    const behind = (permits: number): TraceTable => ({
      rows: [
        ...started,
        [0, 'Start', 3],
        ...[nested(1, A, B), nested(2, B, C), nested(3, C, A)].flatMap((rows, i): Row[] => [
          [i + 1, 'SemaphoreAcquire', D],
          ...rows,
          [i + 1, 'SemaphoreRelease', D, OperationResult.Yes, 1],
        ]),
      ],
      objects: [...LOCKS, [ObjectKind.Semaphore, permits]],
    });

    it('finds nothing in a circle of three if it lets in two', () => {
      expect(circle(behind(2))).toBeUndefined();
    });

    it('finds the circle of three if it lets in three', () => {
      expect(circle(behind(3))).toEqual([1, 2, 3]);
    });

    it('finds the circle if somebody else gives permits, for then they are no limit', () => {
      const { rows, objects } = behind(2);
      const more: Row = [0, 'SemaphoreRelease', D, OperationResult.Yes, 1];

      expect(circle({ rows: [...rows, more], ...(objects && { objects }) })).toEqual([1, 2, 3]);
    });
  });

  it('finds nothing when all keep to one order', () => {
    expect(circle({ rows: [...started, ...nested(1, A, B, C), ...nested(2, A, C)] })).toBeUndefined();
  });

  it('puts the edges of several runs together', () => {
    const first: TraceTable = { rows: [...started, ...nested(1, A, B)] };
    const second: TraceTable = { rows: [...started, ...nested(2, B, A)] };

    expect(circle(first)).toBeUndefined();
    expect(circle(second)).toBeUndefined();
    expect(circle(first, second)).toEqual([1, 2]);
  });

  it('does not put runs together whose tasks were started in another way', () => {
    const one: TraceTable = { rows: [...started, ...nested(1, A, B)] };
    const other: TraceTable = { rows: [...started.toReversed(), ...nested(2, B, A)] };

    expect(circle(one, other)).toBeUndefined();
  });

  it('does not take a lock for another that another task made in another run', () => {
    const analysis = new LockOrderAnalysis();
    for (const [creators, rows] of [
      [[1, 2, 0], nested(1, A, B)],
      [[2, 1, 0], nested(2, B, A)],
    ] as const) {
      const trace = traceOf({ objects: LOCKS, rows: [...started, ...rows] });
      trace.objectCreator = [...creators];
      analysis.add(trace, sitesOf(trace));
    }

    expect(analysis.cycle()).toBeUndefined();
  });

  it('knows of runs beyond the shapes that it remembers only what each of them shows itself', () => {
    const shapes = Array.from({ length: 20 }, (_, i): TraceTable => {
      const starts = Array.from({ length: i }, (): Row => [0, 'Start', 3]);
      return { rows: [...starts, ...started, ...nested(1, A, B)] };
    });
    const opposite = (run: TraceTable): TraceTable => ({ ...run, rows: [...run.rows, ...nested(2, B, A)] });

    expect(circle(...shapes, opposite(shapes[19]!))).toEqual([1, 2]);
    expect(
      circle(...shapes, { rows: [...shapes[19]!.rows.slice(0, -4), ...nested(2, B, A)] }),
    ).toBeUndefined();
  });

  it.each<[string, Row[]]>([
    ['a gate lock keeps the two apart', [...nested(1, C, A, B), ...nested(2, C, B, A)]],
    ['one task does both', [...nested(1, A, B), ...nested(1, B, A)]],
    [
      'one of them was joined before the other was started',
      [...nested(1, A, B), [1, 'End', 1], [0, 'Join', 1], [0, 'Start', 3], ...nested(3, B, A)],
    ],
    [
      'the inner lock is only tried',
      [
        [1, 'Acquire', A],
        [1, 'Acquire', B, OperationResult.Yes, Patience.None],
        [1, 'Release', B],
        [1, 'Release', A],
        ...nested(2, B, A),
      ],
    ],
    [
      'the inner lock is taken with a time-out',
      [
        [1, 'Acquire', A],
        [1, 'Acquire', B, OperationResult.Yes, Patience.Limited],
        [1, 'Release', B],
        [1, 'Release', A],
        ...nested(2, B, A),
      ],
    ],
    [
      'the first lock was released before the second was taken',
      [...nested(1, A), ...nested(1, B), ...nested(2, B, A)],
    ],
    [
      'one of them is a signal, which another task releases',
      [[1, 'Acquire', A], [1, 'Acquire', B], [2, 'Release', A], [1, 'Release', B], ...nested(2, B, A)],
    ],
  ])('finds nothing when %s', (_, rows) => {
    expect(circle({ rows: [...started, ...rows] })).toBeUndefined();
  });

  it('finds nothing when the main task did it before it started the others, and a circle when after', () => {
    expect(circle({ rows: [...nested(0, A, B), ...started, ...nested(1, B, A)] })).toBeUndefined();
    expect(circle({ rows: [...started, ...nested(0, A, B), ...nested(1, B, A)] })).toEqual([0, 1]);
  });

  it('takes a re-entrant lock that is taken again for what it is: held already', () => {
    const rows: Row[] = [
      ...started,
      [1, 'Acquire', A],
      [1, 'Acquire', B],
      [1, 'Acquire', A],
      [1, 'Release', A],
      [1, 'Release', B],
      [1, 'Release', A],
      ...nested(2, A, B),
    ];
    const objects = [ObjectKind.ReentrantLock, ObjectKind.ReentrantLock];

    expect(circle({ rows, objects })).toBeUndefined();
    expect(circle({ rows: [...rows, ...nested(2, B, A)], objects })).toEqual([1, 2]);
  });

  it('counts the lock that a waiting task needs back as one that it asks for', () => {
    const objects = [ObjectKind.Lock, ObjectKind.Lock, [ObjectKind.Condition, A] as const];
    const rows: Row[] = [
      ...started,
      [1, 'Acquire', A],
      [1, 'Acquire', B],
      [1, 'Wait', 2],
      [2, 'Acquire', A],
      [2, 'Notify', 2, 1],
      [2, 'Release', A],
      [1, 'Reacquire', 2],
      [1, 'Release', B],
      [1, 'Release', A],
    ];

    expect(circle({ rows, objects })).toBeUndefined();
    expect(circle({ rows: [...rows, ...nested(2, A, B)], objects })).toEqual([1, 2]);
  });

  it('says nothing of a circle in the harness alone', () => {
    const trace = traceOf({
      rows: [...started, ...nested(1, A, B), ...nested(2, B, A)],
      objects: LOCKS,
      ending: Ending.Completed,
    });
    const analysis = new LockOrderAnalysis();
    analysis.add(
      trace,
      sitesOf(
        trace,
        Array.from({ length: 12 }, (_, row) => row),
      ),
    );

    expect(analysis.cycle()).toBeUndefined();
  });
});
