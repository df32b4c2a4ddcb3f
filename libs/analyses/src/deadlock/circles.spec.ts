import { Ending, ObjectKind } from '@heddle/trace';
import { traceOf, type Row, type TraceTable } from '../testing/trace-table';
import { explainBlocked } from './explain-blocked';

const { Lock, Condition, Semaphore, Event, Barrier, Queue } = ObjectKind;

const explain = (table: TraceTable): ReturnType<typeof explainBlocked> =>
  explainBlocked(traceOf({ ending: Ending.Blocked, ...table }));

const take = (task: number, semaphore: number): Row => [task, 'SemaphoreAcquire', semaphore];
const give = (task: number, semaphore: number): Row => [task, 'SemaphoreRelease', semaphore, 1, 1];

describe('a circle through semaphores', () => {
  it('is one of philosophers who all took their first fork', () => {
    const finding = explain({
      rows: [take(1, 0), take(2, 1), take(3, 2)],
      objects: [Semaphore, Semaphore, Semaphore],
      pending: [
        [0, 'Join', 1],
        [1, 'SemaphoreAcquire', 1],
        [2, 'SemaphoreAcquire', 2],
        [3, 'SemaphoreAcquire', 0],
      ],
    });

    expect(finding).toEqual({
      kind: 'deadlock',
      cycle: [
        {
          task: 1,
          site: 101,
          on: 'semaphore',
          object: 1,
          holder: 2,
          heldSince: { step: 1, task: 2, site: 2 },
        },
        {
          task: 2,
          site: 102,
          on: 'semaphore',
          object: 2,
          holder: 3,
          heldSince: { step: 2, task: 3, site: 3 },
        },
        {
          task: 3,
          site: 103,
          on: 'semaphore',
          object: 0,
          holder: 1,
          heldSince: { step: 0, task: 1, site: 1 },
        },
      ],
    });
  });

  it('may have a lock in it', () => {
    const finding = explain({
      rows: [take(1, 0), give(1, 0), take(1, 0), [2, 'Acquire', 1]],
      objects: [Semaphore, Lock],
      pending: [
        [1, 'Acquire', 1],
        [2, 'SemaphoreAcquire', 0],
      ],
    });

    expect(finding).toMatchObject({
      kind: 'deadlock',
      cycle: [
        { on: 'lock', holder: 2 },
        { on: 'semaphore', holder: 1, heldSince: { step: 2 } },
      ],
    });
  });

  it('is one of a task and itself if the semaphore was given back before', () => {
    const finding = explain({
      rows: [take(1, 0), give(1, 0), take(1, 0)],
      objects: [Semaphore],
      pending: [[1, 'SemaphoreAcquire', 0]],
    });

    expect(finding).toMatchObject({
      kind: 'deadlock',
      cycle: [{ task: 1, holder: 1, heldSince: { step: 2 } }],
    });
  });

  it('needs all the holders of a semaphore with several permits', () => {
    const rows = [take(1, 0), take(2, 0), take(3, 1)];
    const objects = [Semaphore, Semaphore, Event];
    const pending: TraceTable['pending'] = [
      [1, 'SemaphoreAcquire', 1],
      [3, 'SemaphoreAcquire', 0],
    ];

    expect(explain({ rows, objects, pending: [...pending, [2, 'SemaphoreAcquire', 1]] })).toMatchObject({
      kind: 'deadlock',
      cycle: [
        { task: 1, object: 1, holder: 3 },
        { task: 3, object: 0, holder: 1 },
      ],
    });
    expect(explain({ rows, objects, pending: [...pending, [2, 'EventWait', 2]] })!.kind).toBe('stuck');
  });

  it.each<[string, Row[]]>([
    ['somebody else gave permits of one', [give(3, 0), take(1, 0), take(2, 1)]],
    ['the holder of one has ended', [take(3, 0), [3, 'End', 3], take(2, 1)]],
  ])('is none when %s', (_, rows) => {
    const finding = explain({
      rows,
      objects: [Semaphore, Semaphore],
      pending: [
        [1, 'SemaphoreAcquire', 1],
        [2, 'SemaphoreAcquire', 0],
      ],
    });

    expect(finding!.kind).toBe('stuck');
  });

  it('is none of a producer that took all the spaces of a buffer', () => {
    const finding = explain({
      rows: [take(1, 0), give(1, 1), take(2, 1)],
      objects: [Semaphore, Semaphore],
      pending: [
        [1, 'SemaphoreAcquire', 0],
        [2, 'SemaphoreAcquire', 1],
      ],
    });

    expect(finding!.kind).toBe('stuck');
  });
});

describe('a circle through a signal', () => {
  const [MUTEX, SPACES, ITEMS] = [0, 1, 2] as const;
  const buffer = [Lock, Semaphore, Semaphore];
  const put: Row[] = [[1, 'Acquire', MUTEX], take(1, SPACES), [1, 'Release', MUTEX], give(1, ITEMS)];
  const got: Row[] = [take(2, ITEMS), [2, 'Acquire', MUTEX], [2, 'Release', MUTEX], give(2, SPACES)];
  const blocked: TraceTable['pending'] = [
    [0, 'Join', 1],
    [1, 'SemaphoreAcquire', SPACES],
    [2, 'Acquire', MUTEX],
  ];

  it.each<[string, Row[]]>([
    ['once', put],
    ['after the consumer took something', [...put, ...got, ...put]],
  ])('is there when a producer waits for room with the mutex, %s', (_, rows) => {
    const finding = explain({
      rows: [...rows, [1, 'Acquire', MUTEX], take(2, ITEMS)],
      objects: buffer,
      pending: blocked,
    });

    expect(finding).toEqual({
      kind: 'deadlock',
      cycle: [
        { task: 1, site: 101, on: 'semaphore', object: SPACES, holder: 2 },
        {
          task: 2,
          site: 102,
          on: 'lock',
          object: MUTEX,
          holder: 1,
          heldSince: { step: rows.length, task: 1, site: rows.length + 1 },
        },
      ],
    });
  });

  it('may have a semaphore for its mutex', () => {
    const finding = explain({
      rows: [take(1, MUTEX), take(1, SPACES), give(1, MUTEX), take(1, MUTEX)],
      objects: [Semaphore, Semaphore],
      pending: [
        [1, 'SemaphoreAcquire', SPACES],
        [2, 'SemaphoreAcquire', MUTEX],
      ],
    });

    expect(finding).toMatchObject({
      kind: 'deadlock',
      cycle: [
        { on: 'semaphore', object: SPACES, holder: 2 },
        { on: 'semaphore', object: MUTEX, holder: 1, heldSince: { step: 3 } },
      ],
    });
  });

  it.each<
    [
      string,
      NonNullable<TraceTable['objects']>,
      Row[],
      [number, 'EventWait' | 'QueueGet' | 'QueuePut' | 'QueueJoin', number],
    ]
  >([
    ['an event', [Lock, Event], [], [1, 'EventWait', 1]],
    [
      'an item',
      [Lock, Queue],
      [
        [2, 'QueuePut', 1],
        [1, 'QueueGet', 1],
      ],
      [1, 'QueueGet', 1],
    ],
    ['room', [Lock, Queue], [[1, 'QueuePut', 1]], [1, 'QueuePut', 1]],
    ['the items to be done', [Lock, Queue], [[1, 'QueuePut', 1]], [1, 'QueueJoin', 1]],
  ])('may go through %s', (_, objects, rows, signal) => {
    const finding = explain({
      rows: [...rows, [1, 'Acquire', 0]],
      objects,
      pending: [signal, [2, 'Acquire', 0], [0, 'Join', 2]],
    });

    expect(finding).toMatchObject({
      kind: 'deadlock',
      cycle: [
        { task: 1, holder: 2 },
        { task: 2, holder: 1 },
      ],
    });
  });

  it('may go through a barrier at which others wait, too', () => {
    const finding = explain({
      rows: [
        [3, 'BarrierWait', 1, 0],
        [2, 'Acquire', 0],
        [2, 'BarrierWait', 1, 1],
      ],
      objects: [Lock, [Barrier, 3]],
      pending: [
        [0, 'Join', 1],
        [1, 'Acquire', 0],
        [2, 'BarrierLeave', 1],
        [3, 'BarrierLeave', 1],
      ],
    });

    expect(finding).toMatchObject({
      kind: 'deadlock',
      cycle: [
        { task: 1, on: 'lock', holder: 2 },
        { task: 2, on: 'barrier', holder: 1 },
      ],
    });
  });

  it('may go through the condition of an inner monitor, and a join', () => {
    const [OUTER, INNER, CONDITION] = [0, 1, 2];
    const finding = explain({
      rows: [
        [1, 'Acquire', OUTER],
        [1, 'Acquire', INNER],
        [1, 'Wait', CONDITION],
        [3, 'Start', 2],
      ],
      objects: [Lock, Lock, [Condition, INNER]],
      pending: [
        [0, 'Join', 3],
        [1, 'Wait', CONDITION],
        [2, 'Acquire', OUTER],
        [3, 'Join', 2],
      ],
    });

    expect(finding).toMatchObject({
      kind: 'deadlock',
      cycle: [
        { task: 1, on: 'condition', object: CONDITION, holder: 2 },
        { task: 2, on: 'lock', object: OUTER, holder: 1, heldSince: { step: 0 } },
      ],
    });
  });

  it.each<[string, TraceTable]>([
    [
      'those who gave the signal have ended',
      {
        rows: [
          [3, 'QueuePut', 1],
          [3, 'End', 3],
          [2, 'QueueGet', 1],
          [1, 'Acquire', 0],
        ],
        objects: [Lock, Queue],
        pending: [
          [0, 'Join', 1],
          [1, 'QueueGet', 1],
          [2, 'Acquire', 0],
        ],
      },
    ],
    [
      'the one who gave the signal waits for the others to end',
      {
        rows: [
          [0, 'QueuePut', 1],
          [2, 'QueueGet', 1],
          [1, 'Acquire', 0],
        ],
        objects: [Lock, Queue],
        pending: [
          [0, 'Join', 1],
          [1, 'QueueGet', 1],
          [2, 'Acquire', 0],
        ],
      },
    ],
    [
      'nobody waits for the lock',
      {
        rows: [[1, 'Acquire', 0]],
        objects: [Lock, Event],
        pending: [
          [0, 'Join', 1],
          [1, 'EventWait', 1],
        ],
      },
    ],
    [
      'somebody waits for something else',
      {
        rows: [[1, 'Acquire', 0]],
        objects: [Lock, Event, Event],
        pending: [
          [1, 'EventWait', 1],
          [2, 'Acquire', 0],
          [3, 'EventWait', 2],
        ],
      },
    ],
    [
      'no lock is held: each waits for the other’s signal',
      {
        rows: [],
        objects: [Semaphore, Semaphore],
        pending: [
          [1, 'SemaphoreAcquire', 0],
          [2, 'SemaphoreAcquire', 1],
        ],
      },
    ],
    [
      'only the permits of a buffer without a consumer are missing',
      {
        rows: [take(1, 0)],
        objects: [Semaphore],
        pending: [
          [0, 'Join', 1],
          [1, 'SemaphoreAcquire', 0],
          [2, 'SemaphoreAcquire', 0],
        ],
      },
    ],
  ])('is none when %s', (_, table) => {
    expect(explain(table)!.kind).toBe('stuck');
  });

  it('comes after a notification that met nobody', () => {
    const finding = explain({
      rows: [
        [2, 'Notify', 2, 0],
        [1, 'Acquire', 0],
        [1, 'Acquire', 1],
        [1, 'Wait', 2],
      ],
      objects: [Lock, Lock, [Condition, 1]],
      pending: [
        [1, 'Wait', 2],
        [2, 'Acquire', 0],
      ],
    });

    expect(finding!.kind).toBe('lost-wakeup');
  });
});
