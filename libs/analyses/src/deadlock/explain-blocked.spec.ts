import { Ending, LISTENING, ObjectKind, OperationResult } from '@heddle/trace';
import { traceOf, type Row, type TraceTable } from '../testing/trace-table';
import { explainBlocked } from './explain-blocked';

const { Lock, ReentrantLock, Condition, Semaphore, Event, Barrier, Queue } = ObjectKind;

const explain = (table: TraceTable): ReturnType<typeof explainBlocked> =>
  explainBlocked(traceOf({ ending: Ending.Blocked, ...table }));

describe('explainBlocked', () => {
  it('finds two tasks that wait for each other’s locks', () => {
    const finding = explain({
      rows: [
        [1, 'Acquire', 0],
        [2, 'Acquire', 1],
      ],
      objects: [Lock, Lock],
      pending: [
        [0, 'Join', 1],
        [1, 'Acquire', 1],
        [2, 'Acquire', 0],
      ],
    });

    expect(finding).toEqual({
      kind: 'deadlock',
      cycle: [
        { task: 1, site: 101, on: 'lock', object: 1, holder: 2, heldSince: { step: 1, task: 2, site: 2 } },
        { task: 2, site: 102, on: 'lock', object: 0, holder: 1, heldSince: { step: 0, task: 1, site: 1 } },
      ],
    });
  });

  it('starts the cycle with its lowest task, however it was reached', () => {
    const finding = explain({
      rows: [
        [1, 'Acquire', 1],
        [2, 'Acquire', 2],
        [3, 'Acquire', 3],
      ],
      objects: [Lock, Lock, Lock, Lock],
      pending: [
        [0, 'Join', 2],
        [1, 'Acquire', 2],
        [2, 'Acquire', 3],
        [3, 'Acquire', 1],
      ],
    });

    expect(finding).toMatchObject({ kind: 'deadlock', cycle: [{ task: 1 }, { task: 2 }, { task: 3 }] });
  });

  it('finds a task that wants a plain lock it holds already', () => {
    const finding = explain({ rows: [[0, 'Acquire']], objects: [Lock], pending: [[0, 'Acquire', 0]] });

    expect(finding).toMatchObject({ kind: 'deadlock', cycle: [{ task: 0, holder: 0 }] });
  });

  it('finds a cycle of a lock and a join', () => {
    const finding = explain({
      rows: [
        [0, 'Start', 1],
        [0, 'Acquire', 0],
      ],
      objects: [Lock],
      pending: [
        [0, 'Join', 1],
        [1, 'Acquire', 0],
      ],
    });

    expect(finding).toMatchObject({
      kind: 'deadlock',
      cycle: [
        { task: 0, on: 'task', object: 1, holder: 1 },
        { task: 1, on: 'lock', object: 0, holder: 0 },
      ],
    });
  });

  it('takes a notified task that lacks its lock for one that waits for the lock', () => {
    const finding = explain({
      rows: [
        [1, 'Acquire', 0],
        [1, 'Acquire', 2],
        [1, 'Wait', 1],
        [2, 'Acquire', 0],
        [2, 'Notify', 1],
      ],
      objects: [Lock, [Condition, 0], Lock],
      pending: [
        [1, 'Reacquire', 1],
        [2, 'Acquire', 2],
      ],
    });

    expect(finding).toMatchObject({
      kind: 'deadlock',
      cycle: [
        { task: 1, on: 'lock', object: 0, holder: 2, heldSince: { step: 3 } },
        { task: 2, on: 'lock', object: 2, holder: 1, heldSince: { step: 1 } },
      ],
    });
  });

  it('says that a task is stuck on a condition nobody notifies', () => {
    const finding = explain({
      rows: [
        [0, 'Start', 1],
        [1, 'Acquire', 0],
        [1, 'Wait', 1],
      ],
      objects: [Lock, [Condition, 0]],
      pending: [
        [0, 'Join', 1],
        [1, 'Wait', 1],
      ],
    });

    expect(finding).toEqual({
      kind: 'stuck',
      waiting: [
        { task: 0, site: 100, on: 'task', object: 1, holder: 1 },
        { task: 1, site: 101, on: 'condition', object: 1, holder: -1 },
      ],
    });
  });

  it('names everything else that a task can be stuck on', () => {
    const finding = explain({
      rows: [],
      objects: [Semaphore, Event, Barrier, Queue],
      pending: [
        [0, 'SemaphoreAcquire', 0],
        [1, 'EventWait', 1],
        [2, 'BarrierLeave', 2],
        [3, 'QueuePut', 3],
        [4, 'QueueGet', 3],
        [5, 'QueueJoin', 3],
      ],
    });

    expect(finding).toMatchObject({
      kind: 'stuck',
      waiting: ['semaphore', 'event', 'barrier', 'queue', 'queue', 'queue'].map((on) => ({ on, holder: -1 })),
    });
  });

  it('calls it a leak when the holder of the lock has ended, and tells who waits for it, directly or not', () => {
    const finding = explain({
      rows: [
        [1, 'Acquire', 0],
        [1, 'End', 1],
      ],
      objects: [Lock, Event],
      pending: [
        [0, 'Join', 2],
        [2, 'Acquire', 0],
        [3, 'EventWait', 1],
      ],
    });

    expect(finding).toMatchObject({
      kind: 'leak',
      locks: [{ object: 0, acquired: { step: 0, task: 1, site: 1 } }],
      tasks: [],
      waiting: [
        { task: 0, on: 'task' },
        { task: 2, on: 'lock' },
      ],
    });
  });

  it('calls it a leak of tasks when the main task has ended and others never will', () => {
    const finding = explain({
      rows: [[0, 'End', 0]],
      objects: [Event],
      pending: [
        [1, 'EventWait', 0],
        [2, 'EventWait', 0],
      ],
      daemons: [2],
    });

    expect(finding).toMatchObject({
      kind: 'leak',
      locks: [],
      tasks: [1],
      waiting: [{ task: 1, on: 'event' }],
    });
  });

  it('prefers a cycle to a leak', () => {
    const rows: Row[] = [
      [1, 'Acquire', 0],
      [2, 'Acquire', 1],
      [3, 'Acquire', 2],
      [3, 'End', 3],
      [0, 'End', 0],
    ];
    const finding = explain({
      rows,
      objects: [Lock, Lock, Lock],
      pending: [
        [1, 'Acquire', 1],
        [2, 'Acquire', 0],
        [4, 'Acquire', 2],
      ],
    });

    expect(finding?.kind).toBe('deadlock');
  });

  it('does not count a lock as held that was released, nor one released by somebody else', () => {
    const finding = explain({
      rows: [
        [1, 'Acquire', 0],
        [2, 'Release', 0],
        [2, 'Acquire', 0],
      ],
      objects: [Lock],
      pending: [
        [1, 'Acquire', 0],
        [2, 'Join', 1],
      ],
    });

    expect(finding).toMatchObject({ kind: 'deadlock', cycle: [{ heldSince: { step: 2 } }, { on: 'task' }] });
  });

  it('counts a re-entrant lock as held until it was released as often as it was acquired', () => {
    const finding = explain({
      rows: [
        [1, 'Acquire'],
        [1, 'Acquire'],
        [1, 'Release'],
        [1, 'End', 1],
      ],
      objects: [ReentrantLock],
      pending: [[2, 'Acquire', 0]],
    });

    expect(finding).toMatchObject({ kind: 'leak', locks: [{ acquired: { step: 0 } }] });
  });

  it('does not take a refused release or a failed acquire for real', () => {
    const finding = explain({
      rows: [
        [1, 'Acquire', 0],
        [2, 'Acquire', 0, OperationResult.No],
        [2, 'Release', 0, OperationResult.Refused],
        [1, 'End', 1],
      ],
      objects: [Lock],
      pending: [[2, 'Acquire', 0]],
    });

    expect(finding).toMatchObject({ kind: 'leak', locks: [{ acquired: { task: 1 } }] });
  });

  it('tells a worker that listens for messages from an event loop that waits for a promise', () => {
    const { waiting } = explain({
      rows: [],
      pending: [
        [0, 'Turn', -1],
        [1, 'Turn', LISTENING],
      ],
    }) as { waiting: readonly { readonly on: string }[] };

    expect(waiting.map(({ on }) => on)).toEqual(['promise', 'message']);
  });

  it('has nothing to say of a run that was not blocked', () => {
    expect(explain({ rows: [[0, 'End', 0]], ending: Ending.Completed })).toBeUndefined();
  });
});

describe('a task that waits for room in a queue', () => {
  const drained = (
    extra: TraceTable['pending'] = [],
    daemons: readonly number[] = [],
  ): ReturnType<typeof explain> =>
    explain({
      daemons,
      rows: [
        [2, 'QueuePut', 0],
        [0, 'QueueGet', 0],
        [2, 'QueuePut', 0],
      ],
      objects: [[Queue, 1]],
      pending: [[0, 'Join', 1], [1, 'Join', 2], [2, 'QueuePut', 0], ...extra],
    });

  it('is in a circle with the one who took from the queue and now waits for its end', () => {
    expect(drained()).toMatchObject({
      kind: 'deadlock',
      cycle: [
        { task: 0, on: 'task', holder: 1 },
        { task: 1, on: 'task', holder: 2 },
        { task: 2, on: 'queue', holder: 0 },
      ],
    });
  });

  it('is in that circle whatever daemon waits for items of another queue', () => {
    expect(drained([[3, 'QueueGet', 1]], [3])).toMatchObject({ kind: 'deadlock' });
    expect(drained([[3, 'QueueGet', 1]])).toMatchObject({ kind: 'stuck' });
  });

  it('is stuck if somebody else is left who could take from it', () => {
    expect(drained([[3, 'EventWait', 1]])).toMatchObject({ kind: 'stuck' });
  });

  it('is stuck if only others wait for its end than the one who took', () => {
    const finding = explain({
      rows: [
        [2, 'QueuePut', 0],
        [3, 'QueueGet', 0],
        [2, 'QueuePut', 0],
      ],
      objects: [[Queue, 1]],
      pending: [
        [0, 'Join', 2],
        [2, 'QueuePut', 0],
      ],
    });
    expect(finding).toMatchObject({ kind: 'stuck' });
  });
});
