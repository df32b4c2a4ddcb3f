import { ObjectKind, OperationResult } from '@heddle/trace';
import { sitesOf, traceOf, type Row, type TraceTable } from '../testing/trace-table';
import { RaceAnalysis, type RaceReport } from './race-analysis';

const { Lock, ReentrantLock, Condition, Semaphore, Event, Barrier, Queue } = ObjectKind;
const { No, Refused, Closed } = OperationResult;

const start: Row[] = [
  [0, 'Start', 1],
  [0, 'Start', 2],
];

function analyse(table: TraceTable, harnessRows: readonly number[] = []): RaceReport {
  const trace = traceOf(table);
  return new RaceAnalysis().analyse(trace, sitesOf(trace, harnessRows));
}

/** The racing rows of tasks 1 and 2, whom main has started, after the two `Start` rows. */
function racesOf(rows: readonly Row[], objects: TraceTable['objects'] = []): number[][] {
  const { races } = analyse({ rows: [...start, ...rows], objects });
  return races.map(({ first, second }) => [first.step - start.length, second.step - start.length]);
}

describe('RaceAnalysis finds', () => {
  it('two unordered writes', () => {
    expect(
      racesOf([
        [1, 'Write'],
        [2, 'Write'],
      ]),
    ).toEqual([[0, 1]]);
  });

  it('a read and a later write without order', () => {
    expect(
      racesOf([
        [1, 'Read'],
        [2, 'Write'],
      ]),
    ).toEqual([[0, 1]]);
  });

  it('a write and a later read without order', () => {
    expect(
      racesOf([
        [1, 'Write'],
        [2, 'Read'],
      ]),
    ).toEqual([[0, 1]]);
  });

  it('a write that races with an earlier one of several readers', () => {
    const rows: Row[] = [
      [1, 'Read'],
      [2, 'Read'],
      [2, 'Write'],
    ];

    expect(racesOf(rows)).toEqual([[0, 2]]);
  });

  it('a race of accesses under different locks, and says which each task held', () => {
    const rows: Row[] = [
      [1, 'Acquire', 0],
      [1, 'Write'],
      [1, 'Release', 0],
      [2, 'Acquire', 1],
      [2, 'Read'],
    ];
    const { races } = analyse({ rows: [...start, ...rows], objects: [Lock, Lock] });

    expect(races).toEqual([
      {
        kind: 'data-race',
        location: 0,
        first: { step: 3, task: 1, site: 4, write: true, locks: [0] },
        second: { step: 6, task: 2, site: 7, write: false, locks: [1] },
      },
    ]);
  });

  it('at most one race for each location', () => {
    const rows: Row[] = [
      [1, 'Write', 0],
      [1, 'Write', 1],
      [2, 'Write', 1],
      [2, 'Write', 0],
      [2, 'Read', 0],
    ];

    expect(racesOf(rows)).toEqual([
      [1, 2],
      [0, 3],
    ]);
  });

  it('a race with what the parent does after starting a task', () => {
    expect(
      analyse({
        rows: [
          [0, 'Start', 1],
          [0, 'Write'],
          [1, 'Write'],
        ],
      }).races,
    ).toHaveLength(1);
  });

  it('a plain race that an atomic write in between would hide', () => {
    // Task 2's atomic update is unordered with task 1's write but is no race; main's write is ordered after the update only.
    const rows: Row[] = [
      [1, 'Write'],
      [2, 'AtomicUpdate'],
      [2, 'EventSet', 0],
      [0, 'EventWait', 0],
      [0, 'Write'],
    ];

    expect(racesOf(rows, [Event])).toEqual([[0, 4]]);
  });

  it('nothing left over from the trace before', () => {
    const analysis = new RaceAnalysis();
    const racy = traceOf({ rows: [...start, [1, 'Write'], [2, 'Write']] });
    const fine = traceOf({ rows: [...start, [2, 'Write']] });
    analysis.analyse(racy, sitesOf(racy));

    expect(analysis.analyse(fine, sitesOf(fine))).toEqual({ races: [], unorderedSites: [] });
  });
});

describe('RaceAnalysis calls no race', () => {
  it('two reads', () => {
    expect(
      racesOf([
        [1, 'Read'],
        [2, 'Read'],
      ]),
    ).toEqual([]);
  });

  it('two atomic updates', () => {
    expect(
      racesOf([
        [1, 'AtomicUpdate'],
        [2, 'AtomicUpdate'],
      ]),
    ).toEqual([]);
  });

  it('a plain write and an atomic read', () => {
    expect(
      racesOf([
        [1, 'Write'],
        [2, 'AtomicRead'],
      ]),
    ).toEqual([]);
  });

  it('an access of the harness and one of the submission', () => {
    expect(analyse({ rows: [...start, [1, 'Write'], [2, 'Write']] }, [3]).races).toEqual([]);
  });
});

/** Task 1 writes and does the first row; task 2 does the second row and writes. */
type Handover = readonly [first: Row | undefined, second: Row | undefined, objects: TraceTable['objects']];

function racesAcross([first, second, objects]: Handover): number {
  const rows: (Row | undefined)[] = [[1, 'Write'], first, second, [2, 'Write']];
  return racesOf(
    rows.filter((row) => row !== undefined),
    objects,
  ).length;
}

const ordering: Record<string, Handover> = {
  'a release before an acquire': [[1, 'Release', 0], [2, 'Acquire', 0], [Lock]],
  'the start of a wait before an acquire of the condition’s lock': [
    [1, 'Wait', 1],
    [2, 'Acquire', 0],
    [Lock, [Condition, 0]],
  ],
  'a release before the end of a wait': [
    [1, 'Release', 0],
    [2, 'Reacquire', 1],
    [ReentrantLock, [Condition, 0]],
  ],
  'a release before the end of a wait that timed out': [
    [1, 'Release', 0],
    [2, 'Reacquire', 1, No],
    [Lock, [Condition, 0]],
  ],
  'a semaphore’s release before its acquire': [[1, 'SemaphoreRelease'], [2, 'SemaphoreAcquire'], [Semaphore]],
  'setting an event before a wait for it': [[1, 'EventSet'], [2, 'EventWait'], [Event]],
  'setting an event before a look that sees it set': [[1, 'EventSet'], [2, 'Inspect', 0, 1], [Event]],
  'a put before a get': [[1, 'QueuePut'], [2, 'QueueGet'], [Queue]],
  'a task-done before a queue’s join': [[1, 'QueueTaskDone'], [2, 'QueueJoin'], [Queue]],
  'a task’s end before a join': [[1, 'End', 1], [2, 'Join', 1], []],
  'a shutdown before a put that sees it': [[1, 'QueueShutdown'], [2, 'QueuePut', 0, Closed], [Queue]],
  'an abort before the departure that sees it': [
    [1, 'BarrierAbort'],
    [2, 'BarrierLeave', 0, Closed],
    [[Barrier, 2]],
  ],
  'a shutdown before a get that sees it': [[1, 'QueueShutdown'], [2, 'QueueGet', 0, Closed], [Queue]],
};

const notOrdering: Record<string, Handover> = {
  'a refused release': [[1, 'Release', 0, Refused], [2, 'Acquire', 0], [Lock]],
  'an acquire that failed': [[1, 'Release', 0], [2, 'Acquire', 0, No], [Lock]],
  'a release of another lock': [
    [1, 'Release', 0],
    [2, 'Acquire', 1],
    [Lock, Lock],
  ],
  'an acquire before a release': [[1, 'Acquire', 0], [2, 'Release', 0], [Lock]],
  'a wait for an event that timed out': [[1, 'EventSet'], [2, 'EventWait', 0, No], [Event]],
  'a look that sees an event not set': [[1, 'EventSet'], [2, 'Inspect', 0, 0], [Event]],
  'a look at a lock': [[1, 'Release'], [2, 'Inspect', 0, 1], [Lock]],
  'a join that timed out': [[1, 'Pass'], [2, 'Join', 1, No], []],
  'a wait’s time-out': [
    [1, 'Wait', 1, No],
    [2, 'Acquire', 0],
    [Lock, [Condition, 0]],
  ],
  'a notify': [
    [1, 'Notify', 1],
    [2, 'Inspect', 1, 1],
    [Lock, [Condition, 0]],
  ],
  'a put on a full queue': [[1, 'QueuePut', 0, No], [2, 'QueueGet'], [Queue]],
  'a task-done before a get': [[1, 'QueueTaskDone'], [2, 'QueueGet'], [Queue]],
  'nothing at all': [undefined, undefined, []],
};

describe('RaceAnalysis', () => {
  it.each(Object.entries(ordering))('takes %s for an order', (_name, handover) => {
    expect(racesAcross(handover)).toBe(0);
  });

  it.each(Object.entries(notOrdering))('does not take %s for an order', (_name, handover) => {
    expect(racesAcross(handover)).toBe(1);
  });

  it('orders what is before a barrier and what is behind it', () => {
    const rows: Row[] = [
      [1, 'Write'],
      [1, 'BarrierWait', 0, 0],
      [2, 'BarrierWait', 0, 1],
      [2, 'BarrierLeave'],
      [2, 'Write'],
    ];

    expect(racesOf(rows, [[Barrier, 2]])).toEqual([]);
  });

  it('keeps the rounds of a barrier apart', () => {
    const rows: Row[] = [
      [1, 'BarrierWait', 0, 0],
      [2, 'BarrierWait', 0, 1],
      [1, 'BarrierLeave'],
      [1, 'Write'],
      [1, 'BarrierWait', 0, 0],
      [2, 'BarrierLeave'],
      [2, 'Write'],
    ];

    expect(racesOf(rows, [[Barrier, 2]])).toEqual([[3, 6]]);
  });

  it('does not order what leaves a broken barrier', () => {
    const rows: Row[] = [
      [1, 'Write'],
      [1, 'BarrierWait', 0, 0],
      [2, 'BarrierWait', 0, 1],
      [2, 'BarrierLeave', 0, Closed],
      [2, 'Write'],
    ];

    expect(racesOf(rows, [[Barrier, 3]])).toEqual([[0, 4]]);
  });

  it('knows order that goes through a third task', () => {
    const rows: Row[] = [
      [1, 'Write'],
      [1, 'EventSet', 0],
      [0, 'EventWait', 0],
      [0, 'QueuePut', 1],
      [2, 'QueueGet', 1],
      [2, 'Write'],
    ];

    expect(racesOf(rows, [Event, Queue])).toEqual([]);
  });
});

describe('The unordered sites', () => {
  const unordered = (rows: readonly Row[], harnessRows: readonly number[] = []): readonly number[] =>
    analyse({ rows: [...start, ...rows] }, harnessRows).unorderedSites;

  it('are both sides of a race', () => {
    expect(
      unordered([
        [1, 'Write'],
        [2, 'Read'],
      ]),
    ).toEqual([3, 4]);
  });

  it('include atomic accesses that conflict', () => {
    expect(
      unordered([
        [1, 'AtomicUpdate'],
        [2, 'AtomicRead'],
      ]),
    ).toEqual([3, 4]);
  });

  it('include the harness’s accesses', () => {
    expect(
      unordered(
        [
          [1, 'Read'],
          [2, 'Write'],
        ],
        [2, 3],
      ),
    ).toEqual([3, 4]);
  });

  it('include accesses of the harness that conflict with the submission’s', () => {
    expect(
      unordered(
        [
          [1, 'Write'],
          [2, 'Read'],
          [2, 'Write'],
        ],
        [3],
      ),
    ).toEqual([3, 4, 5]);
  });

  it('include all readers that a write is unordered with', () => {
    expect(
      unordered([
        [1, 'Read'],
        [2, 'Read'],
        [0, 'Write'],
      ]),
    ).toEqual([3, 4, 5]);
  });

  it('leave out accesses that are ordered', () => {
    expect(
      unordered([
        [0, 'Write', 1],
        [1, 'Write'],
        [1, 'Read'],
        [2, 'Read', 1],
        [1, 'Read', 2],
      ]),
    ).toEqual([3, 6]);
  });
});
