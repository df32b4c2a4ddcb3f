import { Ending, ObjectKind, OperationKind } from '@heddle/trace';
import { harness, type Fixture } from './fixture';
import { RunBuilder } from './run-builder';

const { Read, Write, Acquire, Release, AtomicUpdate } = OperationKind;

/** Each access is locked, the two together are not. */
export function notAtomic(): Fixture {
  const b = new RunBuilder('sell', 'sell');
  const lock = b.object(ObjectKind.Lock, 'lock');
  const pieces = b.location('pieces');
  b.startAll();
  for (const task of [1, 2]) {
    b.step(task, Acquire, lock, 9);
    b.step(task, Read, pieces, 10, { value: '1' });
    b.step(task, Release, lock, 11);
  }
  for (const [task, value] of [
    [2, '0'],
    [1, '-1'],
  ] as const) {
    b.step(task, Acquire, lock, 14);
    b.step(task, Write, pieces, 15, { value });
    b.step(task, Release, lock, 16);
  }
  const run = b.build([{ kind: 'wrong-result', message: 'the stock was -1, expected 0' }], Ending.Failed);
  return {
    verdict: 'wrong-result',
    title: { en: 'two buyers, one piece left', zh: '两位顾客，只剩一件' },
    run,
    sites: b.sites,
  };
}

/** The same, with the calls recorded: both were told that they got the last piece. */
export function soldTwice(): Fixture {
  const b = new RunBuilder('sell', 'sell');
  const lock = b.object(ObjectKind.Lock, 'lock');
  const pieces = b.location('pieces');
  const history = b.location('history');
  b.startAll();
  const first = b.step(1, OperationKind.AtomicRead, history, 20, { ...harness, value: 'sell(1)' });
  b.step(1, Acquire, lock, 9);
  b.step(1, Read, pieces, 10, { value: '1' });
  b.step(1, Release, lock, 11);
  const second = b.step(2, OperationKind.AtomicRead, history, 20, { ...harness, value: 'sell(1)' });
  b.step(2, Acquire, lock, 9);
  b.step(2, Read, pieces, 10, { value: '1' });
  b.step(2, Release, lock, 11);
  b.step(2, Acquire, lock, 14);
  b.step(2, Write, pieces, 15, { value: '0' });
  b.step(2, Release, lock, 16);
  const secondEnd = b.step(2, AtomicUpdate, history, 20, { ...harness, value: 'true' });
  b.step(1, Acquire, lock, 14);
  b.step(1, Write, pieces, 15, { value: '-1' });
  b.step(1, Release, lock, 16);
  const firstEnd = b.step(1, AtomicUpdate, history, 20, { ...harness, value: 'true' });
  const third = b.step(2, OperationKind.AtomicRead, history, 21, { ...harness, value: 'stock()' });
  const calls = [
    { task: 1, text: 'sell(1)', result: 'true', called: first, returned: firstEnd },
    { task: 2, text: 'sell(1)', result: 'true', called: second, returned: secondEnd },
    { task: 2, text: 'stock()', called: third },
  ];
  return {
    verdict: 'not-linearizable',
    title: { en: 'two buyers, one piece left', zh: '两位顾客，只剩一件' },
    run: b.build([{ kind: 'not-linearizable', calls }]),
    sites: b.sites,
  };
}

/** The same, and then the test looks at the stock: so it is what T1 wrote that was wrong. */
export function overwrittenStock(): Fixture {
  const b = new RunBuilder('restock', 'restock');
  const pieces = b.location('pieces');
  b.startAll();
  b.step(1, Read, pieces, 10, { value: '1' });
  b.step(2, Read, pieces, 10, { value: '1' });
  b.step(2, Write, pieces, 15, { value: '2' });
  b.step(1, Write, pieces, 15, { value: '2' });
  b.step(0, Read, pieces, 20, { value: '2' });
  const run = b.build([{ kind: 'wrong-result', message: 'the stock was 2, expected 3' }], Ending.Failed);
  return {
    verdict: 'wrong-result',
    title: { en: 'two deliveries', zh: '两次到货' },
    run,
    sites: b.sites,
  };
}

/** One ran after the other, in an order that the program does not like. */
export function inOrder(): Fixture {
  const b = new RunBuilder('close', 'add');
  const items = b.location('items');
  b.startAll();
  b.step(1, Write, items, 4, { value: '0' });
  b.step(1, OperationKind.End, 1, 0);
  b.step(2, Write, items, 9, { value: '1' });
  b.step(2, OperationKind.End, 2, 0);
  const findings = [{ kind: 'wrong-result', message: 'there was 1 item, expected 0' }] as const;
  const run = b.build(findings, Ending.Failed, { preemptions: 0, contextSwitches: 2 });
  return { verdict: 'wrong-result', title: { en: 'late items', zh: '迟到的元素' }, run, sites: b.sites };
}

/** Nobody else was there. */
export function byItself(): Fixture {
  const b = new RunBuilder('add');
  const items = b.location('items');
  b.startAll();
  b.step(1, Write, items, 4, { value: '2' });
  b.step(1, OperationKind.End, 1, 0);
  const findings = [{ kind: 'wrong-result', message: 'there were 2 items, expected 1' }] as const;
  const run = b.build(findings, Ending.Failed, { preemptions: 0, contextSwitches: 1 });
  return { verdict: 'wrong-result', title: { en: 'one item', zh: '一个元素' }, run, sites: b.sites };
}

/** Five threads: too many for columns. */
export function crowded(): Fixture {
  const names = ['add', 'add', 'add', 'add', 'add'];
  const b = new RunBuilder(...names);
  const total = b.location('total');
  b.startAll();
  names.forEach((_, index) => b.step(index + 1, Read, total, 4, { value: '0' }));
  names.forEach((_, index) => b.step(index + 1, Write, total, 4, { value: '1' }));
  const run = b.build([{ kind: 'wrong-result', message: 'the total was 1, expected 5' }], Ending.Failed);
  return {
    verdict: 'wrong-result',
    title: { en: 'five threads add', zh: '五个线程相加' },
    run,
    sites: b.sites,
  };
}
