import { Ending, ObjectKind, OperationResult } from '@heddle/trace';
import { traceOf, type Row, type TraceTable } from '../testing/trace-table';
import { explainBlocked } from './explain-blocked';

const [LOCK, CONDITION, EVENT] = [0, 1, 2] as const;
const READY = 0;
const objects: NonNullable<TraceTable['objects']> = [
  ObjectKind.Lock,
  [ObjectKind.Condition, LOCK],
  ObjectKind.Event,
];

const started: Row[] = [
  [0, 'Start', 1],
  [0, 'Start', 2],
];
/** Task 2 notifies under the lock, and so many wait. */
const notify = (woken: number, task = 2): Row[] => [
  [task, 'Acquire', LOCK],
  [task, 'Write', READY],
  [task, 'Notify', CONDITION, woken],
  [task, 'Release', LOCK],
];
const wait = (task = 1): Row[] => [
  [task, 'Acquire', LOCK],
  [task, 'Wait', CONDITION],
];
const woken = (task = 1): Row[] => [
  [task, 'Reacquire', CONDITION],
  [task, 'Release', LOCK],
];

function explained(rows: Row[], pending: NonNullable<TraceTable['pending']> = [[1, 'Wait', CONDITION]]) {
  const blocked: TraceTable['pending'] = [...pending, [0, 'Join', 1]];
  return explainBlocked(
    traceOf({ rows: [...started, ...rows], objects, ending: Ending.Blocked, pending: blocked }),
  );
}

describe('a lost wake-up', () => {
  it('is a wait that began after the last notification, which met nobody', () => {
    expect(explained([...notify(0), ...wait()])).toMatchObject({
      kind: 'lost-wakeup',
      waiter: 1,
      began: { step: 7, task: 1, site: 8 },
      notifications: [{ step: 4, task: 2, site: 5 }],
      waiting: [
        { task: 1, on: 'condition', object: CONDITION },
        { task: 0, on: 'task' },
      ],
    });
  });

  it('names all the last notifications that met nobody', () => {
    const rows = [...wait(), ...notify(1), ...woken(), ...notify(0), ...notify(0), ...wait()];

    expect(explained(rows)).toMatchObject({ notifications: [{ step: 12 }, { step: 16 }] });
  });

  it('comes before a task that the ended main task left behind', () => {
    const table: TraceTable = {
      rows: [...started, ...notify(0), ...wait(), [0, 'End', 0]],
      objects,
      ending: Ending.Blocked,
      pending: [[1, 'Wait', CONDITION]],
    };

    expect(explainBlocked(traceOf(table))!.kind).toBe('lost-wakeup');
  });

  it.each<[string, Row[]]>([
    ['nobody ever notified', wait()],
    ['the last notification came while it waited, and woke another', [...wait(), ...notify(1)]],
    ['the last notification woke somebody', [...wait(), ...notify(1), ...woken(), ...wait()]],
    [
      'an early notification met nobody, but a later one did not',
      [...notify(0), ...wait(2), ...notify(1, 0), ...wait()],
    ],
    [
      'the waiter looked at what the notification was about before it waited',
      [...notify(0), [1, 'Acquire', LOCK], [1, 'Read', READY], [1, 'Wait', CONDITION]],
    ],
    [
      'the waiter notified and waited without giving the lock back',
      [...notify(0, 1).slice(0, -1), [1, 'Wait', CONDITION]],
    ],
  ])('is none, but stuck, when %s', (_, rows) => {
    expect(explained(rows)!.kind).toBe('stuck');
  });

  it('is there when the waiter notified before it gave the lock back', () => {
    expect(explained([...notify(0, 1), ...wait()])!.kind).toBe('lost-wakeup');
  });

  it('is there when the waiter looked before the notification and waited after it', () => {
    const rows: Row[] = [[1, 'Read', READY], ...notify(0), ...wait()];

    expect(explained(rows)!.kind).toBe('lost-wakeup');
  });
});

describe('a lost signal of an event', () => {
  const waiting: NonNullable<TraceTable['pending']> = [[1, 'EventWait', EVENT]];

  it('was set and cleared before anybody saw it', () => {
    const rows: Row[] = [
      [2, 'EventSet', EVENT],
      [2, 'EventClear', EVENT],
    ];

    expect(explained(rows, waiting)).toMatchObject({
      kind: 'lost-wakeup',
      waiter: 1,
      notifications: [{ step: 2, task: 2, site: 3 }],
      erased: { step: 3, task: 2, site: 4 },
    });
  });

  it('may be cleared by the one who waits for it', () => {
    const rows: Row[] = [
      [2, 'EventSet', EVENT],
      [1, 'EventClear', EVENT],
    ];

    expect(explained(rows, waiting)!.kind).toBe('lost-wakeup');
  });

  it.each<[string, Row[]]>([
    ['it was never set', [[2, 'EventClear', EVENT]]],
    [
      'somebody took back what another one had said with it',
      [
        [0, 'EventSet', EVENT],
        [2, 'EventClear', EVENT],
      ],
    ],
    [
      'somebody saw it before it was cleared',
      [
        [2, 'EventSet', EVENT],
        [1, 'EventWait', EVENT],
        [1, 'EventClear', EVENT],
      ],
    ],
    [
      'somebody asked and was told that it is set',
      [
        [2, 'EventSet', EVENT],
        [1, 'Inspect', EVENT, OperationResult.Yes],
        [1, 'EventClear', EVENT],
      ],
    ],
  ])('is none when %s', (_, rows) => {
    expect(explained(rows, waiting)!.kind).toBe('stuck');
  });
});
