import { Ending, ObjectKind } from '@heddle/trace';
import { HeldLocks } from '../held-locks';
import { traceOf, type TraceTable } from '../testing/trace-table';
import { leakedLocks } from './leaked-locks';

const { Lock, ReentrantLock, Condition } = ObjectKind;

const leaked = (table: TraceTable): ReturnType<typeof leakedLocks> =>
  leakedLocks(traceOf(table), new HeldLocks());

describe('leakedLocks', () => {
  it('finds a lock that an ended task never released', () => {
    expect(
      leaked({
        rows: [
          [1, 'Acquire'],
          [1, 'End', 1],
        ],
        objects: [Lock],
      }),
    ).toEqual({
      kind: 'leak',
      locks: [{ object: 0, acquired: { step: 0, task: 1, site: 1 } }],
      tasks: [],
      waiting: [],
    });
  });

  it('finds a re-entrant lock that was released too seldom', () => {
    const rows: TraceTable['rows'] = [
      [1, 'Acquire'],
      [1, 'Acquire'],
      [1, 'Release'],
      [1, 'End', 1],
    ];

    expect(leaked({ rows, objects: [ReentrantLock] })).toMatchObject({ locks: [{ acquired: { step: 0 } }] });
  });

  it('is content with balanced locks', () => {
    const rows: TraceTable['rows'] = [
      [1, 'Acquire'],
      [1, 'Acquire'],
      [1, 'Release'],
      [1, 'Release'],
      [1, 'End', 1],
    ];

    expect(leaked({ rows, objects: [ReentrantLock] })).toBeUndefined();
  });

  it('restores the depth of a re-entrant lock after a wait', () => {
    const rows: TraceTable['rows'] = [
      [1, 'Acquire', 0],
      [1, 'Acquire', 0],
      [1, 'Wait', 1],
      [1, 'Reacquire', 1],
      [1, 'Release', 0],
      [1, 'End', 1],
    ];

    expect(leaked({ rows, objects: [ReentrantLock, [Condition, 0]] })).toMatchObject({
      locks: [{ object: 0, acquired: { step: 3 } }],
    });
  });

  it('sees a signal in a lock that another task releases', () => {
    // Taken by task 0, which made it; released by task 1 as a signal to task 2, which has seen it when it holds the lock.
    const rows: TraceTable['rows'] = [
      [0, 'Acquire'],
      [1, 'Release'],
      [1, 'End', 1],
      [2, 'Acquire'],
      [2, 'End', 2],
    ];

    expect(leaked({ rows, objects: [Lock] })).toBeUndefined();
  });

  it('lets a daemon that is still alive hold its lock', () => {
    expect(
      leaked({
        rows: [
          [1, 'Acquire'],
          [0, 'End', 0],
        ],
        objects: [Lock],
        daemons: [1],
      }),
    ).toBeUndefined();
  });

  it('has nothing to say of a run that did not complete', () => {
    expect(
      leaked({
        rows: [
          [1, 'Acquire'],
          [1, 'End', 1],
        ],
        objects: [Lock],
        ending: Ending.Failed,
      }),
    ).toBeUndefined();
  });
});
